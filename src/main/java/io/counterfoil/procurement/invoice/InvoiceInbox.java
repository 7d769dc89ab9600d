package io.counterfoil.procurement.invoice;

import io.counterfoil.exchange.DocumentState;
import io.counterfoil.exchange.Documents;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.masterdata.MasterData;
import io.counterfoil.masterdata.Supplier;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Where invoices arrive: the original is kept first, whatever becomes of it. */
@Service
public class InvoiceInbox {
    private final Documents documents;
    private final InvoiceReader reader;
    private final InvoiceIntake intake;
    private final MasterData masterData;

    InvoiceInbox(Documents documents, InvoiceReader reader, InvoiceIntake intake, MasterData masterData) {
        this.documents = documents;
        this.reader = reader;
        this.intake = intake;
        this.masterData = masterData;
    }

    /**
     * Keeps an electronic invoice and registers it.
     *
     * @throws BusinessRuleViolation if it cannot be read or is a duplicate; the original is kept as such
     */
    public SupplierInvoice receive(byte[] document, String mediaType, String sender) {
        var original = documents.keep(document, mediaType, sender);
        return settled(original.number(), () -> intake.receive(reader.read(document), original.number(), sender));
    }

    /** Keeps an invoice that was read elsewhere and registers it. */
    public SupplierInvoice receive(IncomingInvoice incoming, byte[] original, String sender) {
        var kept = documents.keep(original, "application/json", sender);
        return settled(kept.number(), () -> intake.receive(incoming, kept.number(), sender));
    }

    /**
     * Keeps an invoice whose sender names our supplier number and registers it.
     *
     * @param reading what the original says, given who sent it; may refuse it
     * @throws BusinessRuleViolation if there is no such supplier or the original is refused; it is kept all the same
     */
    public SupplierInvoice receive(
            String supplierNumber, Function<Supplier, IncomingInvoice> reading, byte[] original, String sender) {
        var kept = documents.keep(original, "application/json", sender);
        return settled(kept.number(), () -> {
            var supplier = masterData.activeSupplier(supplierNumber);
            var incoming = reading.apply(supplier);
            Optional.ofNullable(incoming.costCentre()).ifPresent(masterData::requireCostCentre);
            return intake.receive(incoming, supplier, kept.number(), sender);
        });
    }

    private interface Registration {
        SupplierInvoice register();
    }

    private SupplierInvoice settled(String documentNumber, Registration registration) {
        try {
            var invoice = registration.register();
            documents.settle(documentNumber, DocumentState.ACCEPTED, invoice.businessKey());
            return invoice;
        } catch (Conflict duplicate) {
            documents.settle(documentNumber, DocumentState.DUPLICATE, duplicate.getMessage());
            throw duplicate;
        } catch (BusinessRuleViolation refusal) {
            documents.settle(documentNumber, DocumentState.REJECTED, refusal.getMessage());
            throw refusal;
        }
    }
}

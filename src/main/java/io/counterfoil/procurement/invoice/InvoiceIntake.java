package io.counterfoil.procurement.invoice;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.masterdata.Supplier;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.invoice.IncomingInvoice.Seller;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.sql.Types;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers what a supplier billed and starts its way to payment. */
@Service
@Transactional
public class InvoiceIntake {
    /** Message that starts the way of a registered invoice. */
    public static final String INVOICE_RECEIVED = "Message_SupplierInvoiceReceived";

    private final Suppliers suppliers;
    private final SupplierInvoices invoices;
    private final DuplicateSearch duplicates;
    private final PurchaseOrders orders;
    private final JdbcAggregateOperations documents;
    private final JdbcClient jdbc;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvoiceIntake(
            Suppliers suppliers,
            SupplierInvoices invoices,
            DuplicateSearch duplicates,
            PurchaseOrders orders,
            JdbcAggregateOperations documents,
            JdbcClient jdbc,
            CaseRegister cases,
            SegregationOfDuties duties,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.suppliers = suppliers;
        this.invoices = invoices;
        this.duplicates = duplicates;
        this.orders = orders;
        this.documents = documents;
        this.jdbc = jdbc;
        this.cases = cases;
        this.duties = duties;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Registers an invoice and starts its process.
     *
     * @param documentNumber the kept original
     * @throws Conflict {@code INVOICE_DUPLICATE} if the seller billed this number before with the same amount and date, and it
     *     was not rejected; with another amount or date it is accepted, and held by the match
     * @throws io.counterfoil.kernel.InvalidInput if figures exceed what the books can hold
     */
    public SupplierInvoice receive(IncomingInvoice incoming, String documentNumber, String enteredBy) {
        return receive(incoming, find(incoming.seller()), documentNumber, enteredBy);
    }

    /** Registers an invoice whose sender says which supplier it is from. Fails as the other does. */
    public SupplierInvoice receive(
            IncomingInvoice incoming, Supplier supplier, String documentNumber, String enteredBy) {
        return receive(incoming, Optional.of(supplier), documentNumber, enteredBy);
    }

    private SupplierInvoice receive(
            IncomingInvoice incoming, Optional<Supplier> supplier, String documentNumber, String enteredBy) {
        IncomingFigures.check(incoming);
        var sellerKey = supplier.map(Supplier::supplierNumber).orElseGet(() -> identify(incoming.seller()));
        serialise(incoming.invoiceNumber());
        var key = freeKey(sellerKey, incoming.invoiceNumber());
        var registration = new InvoiceRegistration(
                key, documentNumber, supplier, knownCostCentre(incoming), sellerKey, enteredBy, clock.instant());
        var read = registration.of(incoming);
        refuseTwin(read);
        var invoice = documents.insert(read);
        Optional.ofNullable(invoice.orderNumber())
                .filter(number -> orders.findById(number).isPresent())
                .ifPresentOrElse(number -> cases.follow(key, number), () -> cases.open(key));
        supplier.ifPresent(known -> cases.concern(key, known.supplierNumber()));
        duties.perform(key, "ENTER_INVOICE", enteredBy);
        events.publishEvent(new AuditFact(
                key,
                enteredBy,
                "INVOICE_RECEIVED",
                "",
                Map.of("document", documentNumber, "payable", invoice.payable().toString())));
        processes.start(INVOICE_RECEIVED, key, Map.of());
        return invoice;
    }

    /**
     * One posting of a number at a time, so that a duplicate finds the first instead of racing it. Whoever sends it: the
     * same seller may be known under two supplier numbers.
     */
    private void serialise(String invoiceNumber) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:number, 1001))::text")
                .param("number", invoiceNumber)
                .query(String.class)
                .list();
    }

    private void refuseTwin(SupplierInvoice invoice) {
        duplicates.of(invoice).stream()
                .filter(found -> found.kind() == Duplicate.Kind.EXACT)
                .findFirst()
                .ifPresent(first -> {
                    throw new Conflict(
                            "INVOICE_DUPLICATE",
                            "invoiceNumber: " + invoice.invoiceNumber() + " of " + invoice.sellerKey() + " over "
                                    + first.gross().rounded() + " of " + first.issueDate() + " is registered as "
                                    + first.businessKey() + " (" + first.status()
                                    + "); a supplier bills a number once");
                });
    }

    private String freeKey(String sellerKey, String invoiceNumber) {
        var earlier = invoices.findBySellerKeyAndInvoiceNumberOrderByRegistration(sellerKey, invoiceNumber);
        var key = sellerKey + "/" + invoiceNumber;
        // Another seller's name and number, or a number that ends in ~2, may read the same.
        return Stream.concat(
                        earlier.isEmpty() ? Stream.of(key) : Stream.empty(),
                        IntStream.iterate(Math.max(2, earlier.size() + 1), next -> next + 1)
                                .mapToObj(next -> key + "~" + next))
                .filter(free -> invoices.findById(free).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> knownCostCentre(IncomingInvoice incoming) {
        return jdbc.sql("select cost_centre_number from cost_centre where cost_centre_number = :named")
                .param("named", incoming.costCentre(), Types.VARCHAR)
                .query(String.class)
                .optional();
    }

    private Optional<Supplier> find(Seller seller) {
        return Optional.ofNullable(seller.vatId())
                .flatMap(suppliers::findByVatId)
                .or(() -> Optional.ofNullable(seller.legalId()).flatMap(suppliers::findByLegalId));
    }

    private static String identify(Seller seller) {
        return Stream.of(seller.vatId(), seller.legalId(), seller.electronicAddress())
                .filter(id -> id != null && !id.isBlank())
                .findFirst()
                .orElse(seller.name());
    }
}

package io.counterfoil.supplierexchange;

import static io.counterfoil.supplierexchange.BusinessTerms.first;
import static io.counterfoil.supplierexchange.BusinessTerms.required;
import static io.counterfoil.supplierexchange.BusinessTerms.text;

import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Line;
import io.counterfoil.procurement.invoice.IncomingInvoice.Seller;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BranchType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import org.jspecify.annotations.Nullable;

/** UBL's words into ours, along the syntax binding of EN 16931 (CEN/TS 16931-3-2). */
final class UblTranslation {
    private final UblContent ubl;
    private final String currency;
    private final BusinessTerms terms;

    UblTranslation(UblContent ubl) {
        this.ubl = ubl;
        this.currency = required(text(ubl.currency()), "BT-5 invoice currency code");
        this.terms = new BusinessTerms(currency);
    }

    IncomingInvoice translated() {
        var totals = new UblTotalsTranslation(ubl, terms);
        var account = paymentMeans().flatMap(UblTranslation::account);
        return new IncomingInvoice(
                ubl.kind(),
                seller(),
                required(text(ubl.id()), "BT-1 invoice number"),
                required(Optional.ofNullable(ubl.issueDate()), "BT-2 invoice issue date"),
                dueDate(),
                currency,
                orderNumber(ubl.order()),
                text(ubl.buyerReference()).orElse(null),
                precedingInvoice(),
                lines(),
                totals.taxSubtotals(),
                totals.totals(),
                account.flatMap(a -> text(a.getIDValue()))
                        .map(id -> id.replaceAll("\\s", ""))
                        .orElse(null),
                account.flatMap(a -> Optional.ofNullable(a.getFinancialInstitutionBranch()))
                        .flatMap(UblTranslation::bic)
                        .orElse(null),
                paymentReference(),
                note(),
                text(ubl.accountingCost()).orElse(null),
                totals.charges());
    }

    private Seller seller() {
        var party = required(Optional.ofNullable(ubl.supplier()).map(supplier -> supplier.getParty()), "BG-4 seller");
        var entity = first(party.getPartyLegalEntity());
        var name = entity.flatMap(e -> text(e.getRegistrationNameValue()))
                .or(() -> first(party.getPartyName()).flatMap(n -> text(n.getNameValue())));
        return new Seller(
                required(name, "BT-27 seller name"),
                vatId(party),
                entity.map(PartyLegalEntityType::getCompanyIDValue)
                        .flatMap(BusinessTerms::text)
                        .orElse(null),
                electronicAddress(party));
    }

    private static @Nullable String vatId(PartyType party) {
        return party.getPartyTaxScheme().stream()
                .filter(scheme -> scheme.getTaxScheme() != null
                        && "VAT".equalsIgnoreCase(scheme.getTaxScheme().getIDValue()))
                .flatMap(scheme -> text(scheme.getCompanyIDValue()).stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String electronicAddress(PartyType party) {
        var endpoint = Optional.ofNullable(party.getEndpointID());
        var scheme = endpoint.flatMap(id -> text(id.getSchemeID()))
                .map(id -> id + ":")
                .orElse("");
        return endpoint.flatMap(id -> text(id.getValue()))
                .map(value -> scheme + value)
                .orElse(null);
    }

    private List<Line> lines() {
        if (ubl.lines().isEmpty()) {
            throw new InvoiceIncomplete("BG-25 invoice lines");
        }
        return ubl.lines().stream()
                .map(line -> new UblLineTranslation(line, ubl.delivered(), terms).translated())
                .toList();
    }

    private @Nullable LocalDate dueDate() {
        return Optional.ofNullable(ubl.dueDate())
                .or(() -> first(ubl.paymentMeans().stream()
                        .flatMap(means -> Optional.ofNullable(means.getPaymentDueDateValueLocal()).stream())
                        .toList()))
                .orElse(null);
    }

    static @Nullable String orderNumber(@Nullable OrderReferenceType order) {
        return Optional.ofNullable(order).flatMap(o -> text(o.getIDValue())).orElse(null);
    }

    private @Nullable String precedingInvoice() {
        return ubl.billing().stream()
                .flatMap(reference -> Optional.ofNullable(reference.getInvoiceDocumentReference()).stream())
                .flatMap(reference -> text(reference.getIDValue()).stream())
                .findFirst()
                .orElse(null);
    }

    /** The means that name an account come first; cards and cash have none. */
    private Optional<PaymentMeansType> paymentMeans() {
        return ubl.paymentMeans().stream()
                .filter(means -> account(means).isPresent())
                .findFirst()
                .or(() -> first(ubl.paymentMeans()));
    }

    private static Optional<FinancialAccountType> account(PaymentMeansType means) {
        return Optional.ofNullable(means.getPayeeFinancialAccount())
                .filter(account -> text(account.getIDValue()).isPresent());
    }

    private static Optional<String> bic(BranchType branch) {
        return text(branch.getIDValue());
    }

    private @Nullable String paymentReference() {
        return paymentMeans()
                .flatMap(means -> first(means.getPaymentID()))
                .flatMap(id -> text(id.getValue()))
                .orElse(null);
    }

    private @Nullable String note() {
        var notes = ubl.notes().stream()
                .flatMap(note -> text(note.getValue()).stream())
                .collect(Collectors.joining("\n"));
        return notes.isEmpty() ? null : notes;
    }
}

package io.counterfoil.supplierexchange;

import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import org.jspecify.annotations.Nullable;

/** What the type code (BT-3, UNTDID 1001) of a document makes of it; its root element decides what code can mean. */
final class UblKinds {
    private UblKinds() {}

    /** 386 prepayment invoice; 383 debit note and 84 debit note for financial adjustments; anything else is an invoice. */
    static Kind ofInvoice(@Nullable String typeCode) {
        return switch (code(typeCode)) {
            case "386" -> Kind.PREPAYMENT_REQUEST;
            case "383", "84" -> Kind.SUBSEQUENT_DEBIT;
            default -> Kind.INVOICE;
        };
    }

    /** 83 credit note for financial adjustments, without goods; anything else takes goods back. */
    static Kind ofCreditNote(@Nullable String typeCode) {
        return "83".equals(code(typeCode)) ? Kind.VALUE_CREDIT : Kind.CREDIT_NOTE;
    }

    private static String code(@Nullable String typeCode) {
        return BusinessTerms.text(typeCode).orElse("");
    }
}

package io.counterfoil.procurement.web;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.web.SupplierInvoiceRequest.Charge;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether figures read from paper can be what they claim to be. Says nothing about whether they add up. */
final class SupplierInvoiceCheck {
    /** Documents about money only; all others bill or take back something. */
    private static final Set<Kind> WITHOUT_QUANTITY =
            EnumSet.of(Kind.VALUE_CREDIT, Kind.SUBSEQUENT_DEBIT, Kind.PREPAYMENT_REQUEST, Kind.RETENTION_RELEASE);

    private SupplierInvoiceCheck() {}

    /** @throws InvalidInput naming every field that cannot */
    static void check(SupplierInvoiceRequest request) {
        var decimals = decimals(request.currency());
        var check = new InputCheck()
                .that(request.kind() != Kind.SELF_BILLED, "kind", "SELF_BILLED is written by the product only")
                .text("invoiceNumber", request.invoiceNumber(), 100)
                .notNegative("netAmount", request.netAmount(), decimals)
                .notNegative("taxAmount", request.taxAmount(), decimals)
                .positive("grossAmount", request.grossAmount(), decimals)
                .that(isAccount(request.iban()), "iban", "must be an account number but is '" + request.iban() + "'");
        optional(check, "precedingInvoice", request.precedingInvoice());
        if (request.chargeAmount() != null) {
            check.notNegative("chargeAmount", request.chargeAmount(), decimals);
        }
        taxes(request, decimals, check);
        charges(request, decimals, check);
        for (var i = 0; i < request.lines().size(); i++) {
            line("lines[" + i + "].", request.lines().get(i), request.kindOrInvoice(), decimals, check);
        }
        check.done();
    }

    private static void taxes(SupplierInvoiceRequest request, int decimals, InputCheck check) {
        var taxes = request.taxesOrNone();
        for (var i = 0; i < taxes.size(); i++) {
            check.notNegative("taxes[" + i + "].percent", taxes.get(i).percent(), 4)
                    .notNegative("taxes[" + i + "].baseAmount", taxes.get(i).baseAmount(), decimals)
                    .notNegative("taxes[" + i + "].taxAmount", taxes.get(i).taxAmount(), decimals);
        }
    }

    private static void charges(SupplierInvoiceRequest request, int decimals, InputCheck check) {
        var charges = request.chargesOrNone();
        for (var i = 0; i < charges.size(); i++) {
            check.notNegative("charges[" + i + "].taxPercent", charges.get(i).taxPercent(), 4)
                    .notNegative("charges[" + i + "].amount", charges.get(i).amount(), decimals);
        }
        var sum = charges.stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        check.that(
                sum.compareTo(request.allCharges()) <= 0,
                "charges",
                "are " + sum.toPlainString() + " together, more than the chargeAmount of " + request.allCharges());
    }

    private static void line(String path, SupplierInvoiceRequest.Line line, Kind kind, int decimals, InputCheck check) {
        if (WITHOUT_QUANTITY.contains(kind)) {
            check.notNegative(path + "quantity", line.quantity(), 6);
        } else {
            check.positive(path + "quantity", line.quantity(), 6);
        }
        check.notNegative(path + "unitPrice", line.unitPrice(), 6)
                .notNegative(path + "netAmount", line.netAmount(), decimals)
                .text(path + "description", line.description(), 200)
                .text(path + "unit", line.unit(), 10);
        optional(check, path + "receiptReference", line.receiptReference());
        positive(check, path + "priceQuantity", line.priceQuantity());
        positive(check, path + "priceBaseQuantity", line.priceBaseQuantity());
    }

    private static void optional(InputCheck check, String field, @Nullable String value) {
        if (value != null) {
            check.text(field, value, 100);
        }
    }

    private static void positive(InputCheck check, String field, @Nullable BigDecimal value) {
        if (value != null) {
            check.positive(field, value, 6);
        }
    }

    /** Accounts outside of IBAN countries are letters and digits too. */
    private static boolean isAccount(@Nullable String iban) {
        return iban == null || iban.replaceAll("\\s", "").matches("[A-Za-z0-9-]{4,34}");
    }

    private static int decimals(String currency) {
        if (!Money.isCurrency(currency)) {
            throw new InvalidInput(List.of(new FieldProblem(
                    "currency", "must be an ISO 4217 currency code such as EUR but is '" + currency + "'")));
        }
        return Money.minorDigits(currency);
    }
}

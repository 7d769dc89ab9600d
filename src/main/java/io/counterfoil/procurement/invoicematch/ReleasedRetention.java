package io.counterfoil.procurement.invoicematch;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoiceCharge;
import io.counterfoil.procurement.payable.RetentionRelease;
import java.math.BigDecimal;
import java.math.MathContext;

/** What a release of retention asks of what was kept back, and what beside it, as its lines and charges say. */
public final class ReleasedRetention {
    private ReleasedRetention() {}

    /** @param retained kept back and not released yet; what is asked beyond it is a cost of its own */
    public static RetentionRelease of(SupplierInvoice invoice, Money retained) {
        var nothing = Money.zero(invoice.currency());
        var goods = goods(invoice);
        var charges = MatchDocuments.charges(invoice);
        var rate = UndisputedPart.rate(invoice.lines());
        return RetentionRelease.of(
                charges.isPositive() ? goods : goods.plus(charges),
                rate,
                charges.isPositive() ? charges : nothing,
                rateOfCharges(invoice, rate),
                UndisputedPart.money(invoice, invoice.taxAmount()),
                retained);
    }

    private static Money goods(SupplierInvoice invoice) {
        return invoice.lines().stream()
                .map(line -> UndisputedPart.money(invoice, line.netAmount()))
                .reduce(Money.zero(invoice.currency()), Money::plus);
    }

    /** Charges without a rate of their own bear that of the lines, as the match reckons them. */
    private static BigDecimal rateOfCharges(SupplierInvoice invoice, BigDecimal rateOfLines) {
        if (invoice.chargeAmount().signum() == 0) {
            return rateOfLines;
        }
        var rest = invoice.charges().stream()
                .map(SupplierInvoiceCharge::amount)
                .reduce(invoice.chargeAmount(), BigDecimal::subtract);
        return invoice.charges().stream()
                .map(charge -> charge.amount().multiply(charge.percent()))
                .reduce(rest.multiply(rateOfLines), BigDecimal::add)
                .divide(invoice.chargeAmount(), MathContext.DECIMAL128);
    }
}

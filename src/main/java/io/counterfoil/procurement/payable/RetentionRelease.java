package io.counterfoil.procurement.payable;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.payable.UndisputedPayment.Taxed;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a release of retention comes to. Retention is kept back of net amounts and invoices are paid with their whole tax,
 * so the tax that a release states for what was kept back is not paid again. What it asks beside that is new and bears
 * its own share of the tax.
 *
 * @param asked of the retention, without tax
 * @param kept of {@code asked}, what was kept back and is not released yet
 * @param taxPaidBefore of the release's tax, the share of {@code kept}; half up to the minor unit
 */
public record RetentionRelease(Money asked, Money kept, Money taxPaidBefore) {

    /**
     * Splits a release.
     *
     * @param askedPercent rate of tax; an average if there are several
     * @param charges beside what is asked of the retention; never negative
     * @param tax of the whole release
     * @param retained kept back of the order's invoices and not released yet
     */
    public static RetentionRelease of(
            Money asked, BigDecimal askedPercent, Money charges, BigDecimal chargesPercent, Money tax, Money retained) {
        var kept = Amounts.least(asked, retained);
        var split = UndisputedPayment.of(
                List.of(new Taxed(asked, kept, askedPercent), Taxed.beside(charges, chargesPercent)), tax);
        return new RetentionRelease(
                asked, kept, Amounts.notBelowZero(split.now().minus(split.nowNet())));
    }
}

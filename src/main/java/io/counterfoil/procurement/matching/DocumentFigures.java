package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about an invoice beside its lines. No limit is looked at here. Amounts are in the invoice's
 * currency and rounded half up to its minor unit.
 *
 * @param goods sum of the net amounts of the lines
 * @param charges freight and other charges less allowances; absent if the document's totals are unknown
 * @param plannedFreight planned share of the quantities billed; absent if the order plans none
 * @param taxes by rate; empty if unknown
 * @param gross as stated; absent if unknown
 * @param statedTax all tax as stated; absent if only the rates' are
 * @param background what other records say
 * @param objections what is wrong whatever the limits are
 * @param receiptsProveIt whether every line billed is held against receipts, so that a near-duplicate would show there
 * @param otherTaxes in sentences, rates of tax that are not what was agreed or what their category allows
 */
public record DocumentFigures(
        InvoiceKind kind,
        Money goods,
        @Nullable Money charges,
        @Nullable Money plannedFreight,
        List<TaxFigures> taxes,
        @Nullable Money gross,
        @Nullable Money statedTax,
        Background background,
        List<Objection> objections,
        boolean receiptsProveIt,
        List<String> otherTaxes) {

    /**
     * Tax of one rate.
     *
     * @param base what the document charges at this rate
     * @param due {@code round(base x rate)}
     * @param statedBase what the document says it charges at this rate; absent if it does not say
     */
    public record TaxFigures(
            BigDecimal percent,
            Money base,
            Money charged,
            Money due,
            @Nullable Money statedBase) {}

    public DocumentFigures {
        taxes = List.copyOf(taxes);
        objections = List.copyOf(objections);
        // Figures kept before there were any say nothing of them.
        otherTaxes = otherTaxes == null ? List.of() : List.copyOf(otherTaxes);
    }

    static DocumentFigures of(
            Invoice invoice, List<Objection> objections, List<LineFigures> lines, List<String> otherTaxes) {
        var totals = invoice.totals();
        return new DocumentFigures(
                invoice.kind(),
                goods(invoice),
                totals == null ? null : totals.charges().rounded(),
                plannedFreight(invoice.currency(), lines),
                totals == null
                        ? List.of()
                        : totals.taxes().stream().map(DocumentFigures::tax).toList(),
                totals == null ? null : totals.gross(),
                totals == null ? null : totals.tax(),
                invoice.background(),
                objections,
                proven(lines),
                otherTaxes);
    }

    private static boolean proven(List<LineFigures> lines) {
        return !lines.isEmpty() && lines.stream().allMatch(LineFigures::needsReceipt);
    }

    /** The same document with its lines matched otherwise. */
    DocumentFigures with(List<LineFigures> lines) {
        return new DocumentFigures(
                kind,
                goods,
                charges,
                plannedFreight,
                taxes,
                gross,
                statedTax,
                background,
                objections,
                proven(lines),
                otherTaxes);
    }

    private static Money goods(Invoice invoice) {
        var goods = Money.zero(invoice.currency());
        for (var line : invoice.lines()) {
            goods = goods.plus(line.net().rounded());
        }
        return goods;
    }

    private static TaxFigures tax(Invoice.Tax tax) {
        return new TaxFigures(
                tax.percent(),
                tax.base(),
                tax.charged(),
                tax.base().times(tax.percent().movePointLeft(2)).rounded(),
                tax.statedBase());
    }

    /** Planned freight by quantity; lines that plan none add nothing. */
    private static @Nullable Money plannedFreight(String currency, List<LineFigures> lines) {
        var planning = lines.stream()
                .filter(line -> line.ordered().terms().plannedFreight().signum() > 0)
                .filter(line -> line.expected().currency().equals(currency))
                .toList();
        return planning.isEmpty()
                ? null
                : planning.stream()
                        .map(line -> new UnitPrice(
                                        new Money(line.ordered().terms().plannedFreight(), currency),
                                        line.ordered().quantity())
                                .of(line.invoiced()))
                        .reduce(Money.zero(currency), Money::plus);
    }

    Money tax() {
        return taxes.stream().map(TaxFigures::charged).reduce(Money.zero(goods.currency()), Money::plus);
    }

    /** What lines, charges and tax add up to; absent if charges are unknown. */
    @Nullable
    Money computedGross() {
        return charges == null ? null : goods.plus(charges).plus(tax()).rounded();
    }
}

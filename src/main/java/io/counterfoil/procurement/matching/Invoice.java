package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's document as far as matching looks at it. Amounts of credits are positive: the kind says what they do.
 *
 * @param supplier the supplier's number
 * @param issuedOn date on the document; null leaves early billing unchecked
 * @param currency ISO 4217 code of the document
 * @param lines at least one
 * @param totals what the document states beside its lines; null leaves tax, charges and totals unchecked
 * @param background what other records say about it
 */
public record Invoice(
        String number,
        String supplier,
        InvoiceKind kind,
        @Nullable LocalDate issuedOn,
        String currency,
        List<Line> lines,
        @Nullable Totals totals,
        Background background) {

    /**
     * One goods line. Its price is not taken from the document but from what it charges in total.
     *
     * @param number position on the invoice
     * @param orderLine the order line it bills; absent if the supplier named none
     * @param net without tax, in the currency of the invoice; rounded half up to the minor unit when compared
     * @param taxPercent rate charged; null if unknown
     * @param serviceDate day of service or delivery; null if unknown
     * @param receipt the receipt it bills, if it names one that is known
     * @param priceQuantity catch weight: billed quantity in the unit the order's price counts in
     */
    public record Line(
            int number,
            @Nullable Integer orderLine,
            BigDecimal quantity,
            String unit,
            Money net,
            @Nullable BigDecimal taxPercent,
            @Nullable LocalDate serviceDate,
            @Nullable String receipt,
            @Nullable BigDecimal priceQuantity) {

        /** A line that says nothing beyond what it charges. */
        public Line(int number, @Nullable Integer orderLine, BigDecimal quantity, String unit, Money net) {
            this(number, orderLine, quantity, unit, net, null, null, null, null);
        }
    }

    /**
     * What a document states beside its lines, in its currency.
     *
     * @param charges freight and other charges less allowances of the whole document
     * @param taxes by rate; one row if the document states one total only
     * @param gross as stated
     * @param tax all tax as stated; null if only the rates' are
     * @param stated the document's own table of taxes, for its categories; empty if it has none
     */
    public record Totals(
            Money charges,
            List<Tax> taxes,
            Money gross,
            @Nullable Money tax,
            List<TaxTable.Row> stated) {
        public Totals {
            taxes = List.copyOf(taxes);
            stated = List.copyOf(stated);
        }

        /** Totals of a document that states no sum of its taxes. */
        public Totals(Money charges, List<Tax> taxes, Money gross) {
            this(charges, taxes, gross, null, List.of());
        }
    }

    /**
     * Tax of one rate.
     *
     * @param base what it is charged on
     * @param charged what is charged
     * @param statedBase what the document says it is charged on; null if it does not say
     */
    public record Tax(
            BigDecimal percent,
            Money base,
            Money charged,
            @Nullable Money statedBase) {

        /** Tax of a document that states no base. */
        public Tax(BigDecimal percent, Money base, Money charged) {
            this(percent, base, charged, null);
        }
    }

    /** An invoice with nothing stated beside its lines. */
    public Invoice(String number, String supplier, String currency, List<Line> lines) {
        this(number, supplier, InvoiceKind.INVOICE, null, currency, lines, null, Background.NOTHING);
    }

    public Invoice {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("invoice " + number + " has no lines to match");
        }
        for (var line : lines) {
            if (!line.net().currency().equals(currency)) {
                throw new IllegalArgumentException("invoice " + number + " is in " + currency + ", its line "
                        + line.number() + " in " + line.net().currency());
            }
        }
    }
}

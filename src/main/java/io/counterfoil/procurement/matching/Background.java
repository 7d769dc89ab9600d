package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other records say about an invoice.
 *
 * @param objections reasons found in master data and earlier documents, such as a changed bank account
 * @param nearDuplicates earlier invoices that look like this one, above the threshold
 * @param credits what credit notes took back of this very invoice
 * @param prepaymentLeft of the agreed prepayment, net, what was not requested yet; null if none is agreed
 * @param retentionLeft of what was kept back from earlier invoices, what was not released yet; null if nothing was
 * @param sampleDraw a number from 0 to 9,999 drawn for this invoice; null while no samples are taken
 * @param limitRate units of the document's currency for one of the limits' currency on the posting date; null if
 *     unknown or the same
 */
public record Background(
        List<Objection> objections,
        List<NearDuplicate> nearDuplicates,
        List<Credit> credits,
        @Nullable Money prepaymentLeft,
        @Nullable Money retentionLeft,
        @Nullable Integer sampleDraw,
        @Nullable BigDecimal limitRate) {

    /** Nothing is known. */
    public static final Background NOTHING = new Background(List.of(), List.of(), List.of(), null, null, null, null);

    public Background {
        objections = List.copyOf(objections);
        nearDuplicates = List.copyOf(nearDuplicates);
        credits = List.copyOf(credits);
    }

    /**
     * An earlier invoice that looks like this one.
     *
     * @param invoice business key
     * @param score from 0 to 1
     */
    public record NearDuplicate(String invoice, BigDecimal score) {}

    /**
     * What a credit note took back of one order line of this invoice.
     *
     * @param creditNote the supplier's number
     * @param quantity zero for a credit of money only
     * @param unit of {@code quantity}
     */
    public record Credit(String creditNote, int orderLine, BigDecimal quantity, String unit, Money amount) {}
}

package io.counterfoil.procurement.review;

import io.counterfoil.procurement.invoice.SupplierInvoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an approver must see of an invoice, in the words and figures that people read: the verdict first, then line by
 * line what was ordered, what came and what is billed. The form in Tasklist and our page show the same.
 *
 * @param key business key
 * @param state where the invoice stands; also the name of its look
 * @param verdict a word, and why
 * @param matchedAt when it was matched last; null before the first match
 * @param toleranceSets whose limits judged it; empty before the first match
 * @param lines those with something wrong first
 * @param billed what the invoice itself says, line by line
 * @param document checks of the invoice as a whole
 * @param followUps what was asked of whom meanwhile, oldest first
 * @param credits credit notes that name this invoice
 * @param paidSoFar what is paid of it while it is held, in one line; empty if nothing is
 */
public record MatchSheet(
        String key,
        String kind,
        String invoiceNumber,
        String seller,
        String payable,
        @Nullable String orderNumber,
        @Nullable String costCentre,
        String issueDate,
        SupplierInvoice.Status state,
        String verdict,
        @Nullable Instant matchedAt,
        String toleranceSets,
        List<SheetLine> lines,
        List<Billed> billed,
        List<SheetFinding> document,
        List<FollowUp> followUps,
        List<SheetLine.EarlierInvoice> credits,
        String paidSoFar) {

    /**
     * Something that was asked while the invoice was held.
     *
     * @param what for example {@code Credit note CNR-1001 asked for}
     * @param state for example {@code due 5 Dec 2026}
     */
    public record FollowUp(String what, String by, Instant at, String reason, String state) {}

    /** One line of the invoice as its supplier wrote it. */
    public record Billed(int number, String description, String quantity, String unitPrice, String amount) {}

    public MatchSheet {
        lines = List.copyOf(lines);
        billed = List.copyOf(billed);
        document = List.copyOf(document);
        followUps = List.copyOf(followUps);
        credits = List.copyOf(credits);
    }

    /** All checks that are more than a fit: of the document first, then of the lines in their order. */
    public List<Located> findings() {
        var all = new ArrayList<Located>();
        document.forEach(finding -> all.add(new Located("Document", finding)));
        lines.forEach(line ->
                line.findings().forEach(finding -> all.add(new Located("Line " + line.number(), finding))));
        return all.stream()
                .filter(one -> one.finding().mark() != SheetFinding.Mark.FITS)
                .sorted(Comparator.comparing(one -> one.finding().mark()))
                .toList();
    }

    /** A finding and the place it concerns. */
    public record Located(String place, SheetFinding finding) {}
}

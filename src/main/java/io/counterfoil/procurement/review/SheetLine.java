package io.counterfoil.procurement.review;

import java.util.List;

/**
 * One order line as an invoice bills it, in words and figures that people read.
 *
 * @param description as ordered
 * @param policy against what it is matched and who said so, for example {@code three-way by order line, STD version 1}
 * @param ordered quantity and price
 * @param received what came and was kept; of services the amount accepted
 * @param accepted what inspection accepted; a dash if it is not asked
 * @param before what other invoices billed
 * @param invoiced quantity and amount of this invoice, less what credit notes took back
 * @param difference what is too much; {@code none} if it fits
 * @param compared whether its amounts were compared; not where invoice and order are in different currencies
 * @param undisputed the amount that nobody doubts, or why there is none
 * @param credited what credit notes took back; empty if nothing
 * @param receipts the receipts it pays for
 * @param earlier other invoices of the line, those registered first before the others
 */
public record SheetLine(
        int number,
        String description,
        String policy,
        String ordered,
        String received,
        String accepted,
        String before,
        String invoiced,
        String difference,
        boolean compared,
        String undisputed,
        String credited,
        List<SheetFinding> findings,
        List<String> receipts,
        List<EarlierInvoice> earlier) {

    /** Another invoice of the same order line. */
    public record EarlierInvoice(
            String key, String day, String quantity, String amount, String state, boolean counts) {}

    public SheetLine {
        findings = List.copyOf(findings);
        receipts = List.copyOf(receipts);
        earlier = List.copyOf(earlier);
    }

    /** Whether something of it stands between the invoice and its payment. */
    public boolean failed() {
        return findings.stream().anyMatch(SheetFinding::failed);
    }

    /** Whether it fits, as a sign and a look. */
    public SheetFinding.Mark fits() {
        if (failed()) {
            return SheetFinding.Mark.FAILED;
        }
        return compared ? SheetFinding.Mark.FITS : SheetFinding.Mark.NOTE;
    }

    /** {@code Yes}, {@code No} or {@code Not compared}. */
    public String fitsInWords() {
        return switch (fits()) {
            case FAILED -> "No";
            case FITS -> "Yes";
            default -> "Not compared";
        };
    }
}

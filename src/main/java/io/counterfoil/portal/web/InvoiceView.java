package io.counterfoil.portal.web;

import io.counterfoil.procurement.review.MatchSheet;
import io.counterfoil.procurement.review.SheetLine;
import io.counterfoil.workflow.ProcessStep;
import java.util.List;

/** The sheet of an invoice as its page shows it. */
record InvoiceView(MatchSheet sheet, List<ProcessStep> tasks, int page) {
    private static final int LINES = 50;

    public List<SheetLine> lines() {
        return sheet.lines().stream()
                .skip((long) (page - 1) * LINES)
                .limit(LINES)
                .toList();
    }

    /** Shown only where nothing could be compared: otherwise the lines say more. */
    public List<MatchSheet.Billed> billed() {
        return sheet.lines().isEmpty()
                ? sheet.billed().stream()
                        .skip((long) (page - 1) * LINES)
                        .limit(LINES)
                        .toList()
                : List.of();
    }

    public boolean more() {
        return Math.max(sheet.lines().size(), sheet.billed().size()) > page * LINES;
    }

    /** The name of the look that goes with the word. */
    public String look() {
        return switch (sheet.state()) {
            case HELD, PARKED -> "waiting";
            case REJECTED -> "stuck";
            case POSTED -> "finished";
            case RECEIVED, MATCHED -> "running";
        };
    }

    /** The word, without the reasons behind it. */
    public String word() {
        return sheet.verdict().split(":", 2)[0];
    }

    public String why() {
        var parts = sheet.verdict().split(":", 2);
        return parts.length < 2 ? "" : parts[1].strip();
    }

    public String caseLink() {
        return CaseAddress.page(sheet.key());
    }

    public String documentLink() {
        return InvoiceAddress.document(sheet.key());
    }

    public String originalLink() {
        return InvoiceAddress.original(sheet.key());
    }

    public String pageLink(int other) {
        return "/invoices?key=" + CaseAddress.encoded(sheet.key()) + "&page=" + other;
    }

    public static String link(String invoiceKey) {
        return InvoiceAddress.page(invoiceKey);
    }

    public static String tasklist(ProcessStep step) {
        return step.task().map(task -> CaseView.tasklist(task.id())).orElse("");
    }
}

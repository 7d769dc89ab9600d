package io.counterfoil.procurement.process;

import io.counterfoil.identity.Role;
import io.counterfoil.procurement.review.MatchSheet;
import io.counterfoil.procurement.review.SheetLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sheet of an invoice as forms show it: shorter than the page, and no longer than a browser bears. */
final class SheetVariable {
    private static final int MOST_ROWS = 200;

    private SheetVariable() {}

    static Map<String, Object> of(MatchSheet sheet) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("verdict", sheet.verdict());
        shown.put("invoiceNumber", sheet.invoiceNumber());
        shown.put("seller", sheet.seller());
        shown.put("payable", sheet.payable());
        shown.put("orderNumber", sheet.orderNumber() == null ? "none" : sheet.orderNumber());
        shown.put("costCentre", sheet.costCentre() == null ? "none" : sheet.costCentre());
        shown.put("paidSoFar", sheet.paidSoFar());
        shown.put("issueDate", sheet.issueDate());
        shown.put("caseLink", Shown.caseLink(sheet.key()));
        shown.put("pageLink", Shown.invoiceLink(sheet.key()));
        shown.put("originalLink", Shown.originalLink(sheet.key()));
        shown.put("lines", rows(sheet.lines().stream().map(SheetVariable::line).toList()));
        shown.put("policy", policy(sheet));
        shown.put("billed", rows(sheet.billed()));
        shown.put(
                "checks",
                rows(sheet.findings().stream().map(SheetVariable::check).toList()));
        shown.put(
                "followUps",
                sheet.followUps().stream().map(SheetVariable::followUp).toList());
        shown.put("more", more(sheet));
        return shown;
    }

    static String role(String group) {
        return Role.of(group).map(Role::title).orElse(group);
    }

    private static <T> List<T> rows(List<T> all) {
        return all.size() <= MOST_ROWS ? all : all.subList(0, MOST_ROWS);
    }

    private static String more(MatchSheet sheet) {
        return sheet.lines().size() <= MOST_ROWS
                ? ""
                : "The first " + MOST_ROWS + " of " + sheet.lines().size()
                        + " lines are shown, those that do not fit first; the page has all.";
    }

    /** Usually one policy governs all lines. */
    private static String policy(MatchSheet sheet) {
        var policies = sheet.lines().stream().map(SheetLine::policy).distinct().toList();
        return switch (policies.size()) {
            case 0 -> "";
            case 1 -> "Matched " + policies.get(0) + ".";
            default -> "Lines are matched by different policies; the page says which.";
        };
    }

    /** Few columns: Tasklist cuts off what does not fit. */
    private static Map<String, String> line(SheetLine line) {
        return Map.of(
                "line", line.fits().sign() + " " + line.number() + " " + line.description(),
                "ordered", line.ordered(),
                "received",
                        line.accepted().equals("–")
                                ? line.received()
                                : line.received() + ", " + line.accepted() + " accepted",
                "before", line.before(),
                "invoiced", line.invoiced(),
                "difference", line.difference());
    }

    private static Map<String, String> check(MatchSheet.Located located) {
        var finding = located.finding();
        var released = finding.releasedBy().isEmpty()
                ? ""
                : " Released by " + finding.releasedBy() + ": " + finding.releaseReason();
        return Map.of(
                "mark", finding.marked(),
                "check", finding.words(),
                "explanation", finding.sentence() + released);
    }

    private static Map<String, String> followUp(MatchSheet.FollowUp followUp) {
        return Map.of(
                "what", followUp.what(), "by", followUp.by(), "reason", followUp.reason(), "state", followUp.state());
    }
}

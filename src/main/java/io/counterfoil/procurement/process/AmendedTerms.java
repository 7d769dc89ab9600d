package io.counterfoil.procurement.process;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.amendment.OrderAmendment;
import io.counterfoil.procurement.amendment.OrderAmendmentLine;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an amendment changes, figure by figure, in the words of its approvers. */
final class AmendedTerms {
    private static final String LESS_CONTROL = "Less control";

    private AmendedTerms() {}

    /** A row for every figure that changes, of the order as it stands before. */
    static List<Map<String, String>> of(OrderAmendment amendment, PurchaseOrder order) {
        var rows = new ArrayList<Map<String, String>>();
        amendment
                .lines()
                .forEach(change ->
                        order.line(change.lineNumber()).ifPresent(line -> addLine(rows, order, line, change)));
        if (amendment.closesOrder()) {
            rows.add(row("Order", "state", "open", "closed", ""));
        }
        return rows;
    }

    private static void addLine(
            List<Map<String, String>> rows, PurchaseOrder order, PurchaseOrderLine line, OrderAmendmentLine change) {
        var about = "Line " + line.lineNumber() + ", " + line.description();
        if (change.oldQuantity().compareTo(change.newQuantity()) != 0) {
            rows.add(row(
                    about,
                    "quantity",
                    Shown.quantity(change.oldQuantity(), line.unit()),
                    change.newQuantity().signum() == 0 ? "struck" : Shown.quantity(change.newQuantity(), line.unit()),
                    change.closesRemainder() ? "Nothing more expected" : ""));
        }
        if (change.oldUnitPrice().compareTo(change.newUnitPrice()) != 0) {
            rows.add(row(
                    about,
                    "unit price",
                    Shown.price(change.oldUnitPrice(), line.unit(), line.terms(), order.currency()),
                    Shown.price(change.newUnitPrice(), line.unit(), line.terms(), order.currency()),
                    change.oldUnitPrice().signum() == 0 ? LESS_CONTROL : ""));
        }
        addTerms(rows, about, order.currency(), change);
    }

    private static void addTerms(
            List<Map<String, String>> rows, String about, String currency, OrderAmendmentLine change) {
        var surplus = change.newOverDeliveryPercent().compareTo(change.oldOverDeliveryPercent());
        if (surplus != 0) {
            rows.add(row(
                    about,
                    "over-delivery",
                    Shown.quantity(change.oldOverDeliveryPercent()) + " %",
                    Shown.quantity(change.newOverDeliveryPercent()) + " %",
                    surplus > 0 ? LESS_CONTROL : ""));
        }
        var freight = change.newPlannedFreight().compareTo(change.oldPlannedFreight());
        if (freight != 0) {
            rows.add(row(
                    about,
                    "planned freight",
                    new Money(change.oldPlannedFreight(), currency).shown(),
                    new Money(change.newPlannedFreight(), currency).shown(),
                    freight > 0 ? LESS_CONTROL : ""));
        }
        if (change.newScheduledOn() != null && !change.newScheduledOn().equals(change.oldScheduledOn())) {
            rows.add(row(about, "due on", Shown.day(change.oldScheduledOn()), Shown.day(change.newScheduledOn()), ""));
        }
    }

    private static Map<String, String> row(String about, String figure, String before, String after, String control) {
        return Map.of("about", about, "figure", figure, "before", before, "after", after, "control", control);
    }
}

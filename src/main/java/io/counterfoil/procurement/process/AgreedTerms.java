package io.counterfoil.procurement.process;

import static java.util.Map.entry;

import io.counterfoil.kernel.Money;
import io.counterfoil.kernel.UnitOfMeasure;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.procurement.requisition.OrderTerms;
import io.counterfoil.procurement.requisition.Requisition;
import io.counterfoil.procurement.requisition.RequisitionLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an approver agrees to beyond quantity and price, in words; what weakens the control is marked as such. */
final class AgreedTerms {
    private static final String LESS_CONTROL = "Less control";

    private static final Map<MatchPolicy.Way, String> WAYS = Map.ofEntries(
            entry(MatchPolicy.Way.NONE, "not matched, a person approves every invoice"),
            entry(MatchPolicy.Way.TWO_WAY, "paid without receipt (two-way match)"),
            entry(MatchPolicy.Way.THREE_WAY, "paid once received (three-way match)"),
            entry(MatchPolicy.Way.FOUR_WAY, "paid once inspected and accepted (four-way match)"));

    private AgreedTerms() {}

    /** A row for each thing agreed; empty if everything is standard. */
    static List<Map<String, String>> of(Requisition requisition) {
        var rows = new ArrayList<Map<String, String>>();
        addOrder(rows, requisition.terms());
        for (var i = 0; i < requisition.lines().size(); i++) {
            var line = requisition.lines().get(i);
            addLine(new Rows(rows, "Line " + (i + 1)), line, requisition.currency());
        }
        return rows;
    }

    private record Rows(List<Map<String, String>> rows, String about) {
        void add(boolean agreed, String words) {
            add(agreed, words, "");
        }

        void weaker(boolean agreed, String words) {
            add(agreed, words, LESS_CONTROL);
        }

        private void add(boolean agreed, String words, String control) {
            if (agreed) {
                rows.add(Map.of("about", about, "agreed", words, "control", control));
            }
        }
    }

    private static void addOrder(List<Map<String, String>> rows, OrderTerms terms) {
        var order = new Rows(rows, "Order");
        order.weaker(terms.prepaymentPercent().signum() > 0, percent(terms.prepaymentPercent()) + " prepayment");
        order.weaker(terms.evaluatedReceipt(), "receipts are paid without an invoice (evaluated receipt)");
        order.add(
                terms.retentionPercent().signum() > 0,
                percent(terms.retentionPercent()) + " of every invoice kept back until released");
    }

    private static void addLine(Rows rows, RequisitionLine line, String currency) {
        var terms = line.terms();
        addKind(rows, terms);
        addPolicy(rows, terms);
        rows.weaker(terms.overDeliveryPercent().signum() > 0, percent(terms.overDeliveryPercent()) + " over-delivery");
        rows.add(
                terms.pricePer().compareTo(BigDecimal.ONE) != 0,
                "price per " + Shown.quantity(terms.pricePer(), priceUnit(line)));
        if (terms.priceUnit() != null && terms.priceQuantity() != null) {
            rows.add(
                    true, "priced by weight: " + Shown.quantity(terms.priceQuantity(), terms.priceUnit()) + " ordered");
        }
        if (terms.packUnit() != null && terms.packQuantity() != null) {
            var packs = Shown.quantity(terms.packQuantity(), terms.packUnit());
            rows.add(
                    true,
                    terms.packPer().compareTo(BigDecimal.ONE) == 0
                            ? "one of " + UnitOfMeasure.symbol(line.unit()) + " holds " + packs
                            : Shown.quantity(terms.packPer(), line.unit()) + " may be billed as " + packs);
        }
        rows.add(
                terms.plannedFreight().signum() > 0,
                "freight of " + new Money(terms.plannedFreight(), currency).shown() + " planned");
        rows.add(terms.scheduledOn() != null, "due on " + Shown.day(terms.scheduledOn()));
        rows.add(terms.category() != null, "category " + terms.category());
        if (terms.taxPercent() != null) {
            rows.add(true, percent(terms.taxPercent()) + " tax");
        }
    }

    private static void addKind(Rows rows, LineTerms terms) {
        rows.add(terms.kind() == LineTerms.Kind.SERVICE, "service, billed by the amount accepted");
        rows.weaker(terms.kind() == LineTerms.Kind.BLANKET, "blanket order, billed without receipts up to its worth");
        rows.add(
                terms.validFrom() != null || terms.validTo() != null,
                "valid from " + Shown.day(terms.validFrom()) + " to " + Shown.day(terms.validTo()));
    }

    private static void addPolicy(Rows rows, LineTerms terms) {
        if (terms.matchPolicy() != null) {
            var words =
                    WAYS.getOrDefault(terms.matchPolicy(), terms.matchPolicy().name());
            if (terms.matchPolicy() == MatchPolicy.Way.NONE || terms.matchPolicy() == MatchPolicy.Way.TWO_WAY) {
                rows.weaker(true, words);
            } else {
                rows.add(true, words);
            }
        }
        rows.add(terms.matchBasis() == MatchPolicy.Basis.RECEIPT, "every receipt is billed by itself");
    }

    private static String priceUnit(RequisitionLine line) {
        return line.terms().priceUnit() == null ? line.unit() : line.terms().priceUnit();
    }

    private static String percent(BigDecimal percent) {
        return Shown.quantity(percent) + " %";
    }
}

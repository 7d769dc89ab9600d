package io.counterfoil.procurement.requisition;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.procurement.requisition.LineTerms.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether what is agreed beyond quantity and price can be meant: ranges, pairs, and what a kind of line excludes. */
final class TermsCheck {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_PER_UNIT = BigDecimal.valueOf(1_000_000_000);
    private static final int LONGEST_UNIT = 10;
    private static final int LONGEST_CATEGORY = 60;

    private TermsCheck() {}

    static void ofLine(InputCheck check, String field, RequisitionLine line) {
        var terms = line.terms();
        check.positive(field + "pricePer", terms.pricePer(), 6)
                .notNegative(field + "plannedFreight", terms.plannedFreight(), 4)
                .day(field + "scheduledOn", terms.scheduledOn());
        percent(check, field + "overDeliveryPercent", terms.overDeliveryPercent());
        if (terms.taxPercent() != null) {
            percent(check, field + "taxPercent", terms.taxPercent());
        }
        if (terms.category() != null) {
            check.text(field + "category", terms.category(), LONGEST_CATEGORY);
        }
        pair(check, field, "priceUnit", terms.priceUnit(), "priceQuantity", terms.priceQuantity());
        pair(check, field, "packUnit", terms.packUnit(), "packQuantity", terms.packQuantity());
        check.that(
                terms.packUnit() == null || !terms.packUnit().equals(line.unit()),
                field + "packUnit",
                "must be another unit than the line's own, " + line.unit());
        check.positive(field + "packPer", terms.packPer(), 6)
                .that(
                        terms.packUnit() != null || terms.packPer().compareTo(BigDecimal.ONE) == 0,
                        field + "packUnit",
                        "must not be empty where packPer is given");
        if (terms.packQuantity() != null
                && terms.packQuantity().signum() > 0
                && terms.packPer().signum() > 0) {
            packRatio(check, field, terms.packQuantity(), terms.packPer());
        }
        validity(check, field, terms);
        if (terms.kind() != Kind.GOODS) {
            onlyForGoods(check, field, terms);
        }
    }

    static void ofOrder(InputCheck check, OrderTerms terms) {
        percent(check, "terms.prepaymentPercent", terms.prepaymentPercent());
        percent(check, "terms.retentionPercent", terms.retentionPercent());
        check.that(
                terms.prepaymentPercent().add(terms.retentionPercent()).compareTo(HUNDRED) <= 0,
                "terms.retentionPercent",
                "must leave something to pay: with the prepayment it is more than 100 percent");
    }

    private static void percent(InputCheck check, String field, BigDecimal percent) {
        check.notNegative(field, percent, 4)
                .that(percent.compareTo(HUNDRED) <= 0, field, "must be at most 100 but is " + percent.toPlainString());
    }

    private static void pair(
            InputCheck check,
            String field,
            String unitName,
            @Nullable String unit,
            String quantityName,
            @Nullable BigDecimal quantity) {
        check.that(
                (unit == null) == (quantity == null),
                field + (unit == null ? unitName : quantityName),
                "must not be empty where " + (unit == null ? quantityName : unitName) + " is given");
        if (unit != null) {
            check.text(field + unitName, unit, LONGEST_UNIT);
        }
        if (quantity != null) {
            check.positive(field + quantityName, quantity, 6);
        }
    }

    /** Beyond it quantities have no place in our columns once they are converted, and no goods are packed like that. */
    private static void packRatio(InputCheck check, String field, BigDecimal quantity, BigDecimal per) {
        check.that(
                quantity.compareTo(per.multiply(MOST_PER_UNIT)) <= 0
                        && per.compareTo(quantity.multiply(MOST_PER_UNIT)) <= 0,
                field + "packQuantity",
                "must be at most " + MOST_PER_UNIT.toPlainString()
                        + " times packPer, and packPer at most as many times it," + " but is "
                        + quantity.toPlainString() + " per " + per.toPlainString());
    }

    private static void validity(InputCheck check, String field, LineTerms terms) {
        var from = terms.validFrom();
        var to = terms.validTo();
        check.day(field + "validFrom", from)
                .day(field + "validTo", to)
                .that(
                        from == null || to == null || !from.isAfter(to),
                        field + "validTo",
                        "must not be before validFrom, " + from)
                .that(
                        terms.kind() == Kind.BLANKET || (from == null && to == null),
                        field + "validFrom",
                        "only a BLANKET line is valid for a time; leave validFrom and validTo out");
    }

    /** A service or a frame is an amount: there is nothing to weigh, to pack or to deliver too much of. */
    private static void onlyForGoods(InputCheck check, String field, LineTerms terms) {
        var otherwise = "only for GOODS; a " + terms.kind() + " line is an amount";
        check.that(terms.priceUnit() == null, field + "priceUnit", otherwise)
                .that(terms.packUnit() == null, field + "packUnit", otherwise)
                .that(terms.overDeliveryPercent().signum() == 0, field + "overDeliveryPercent", otherwise);
    }
}

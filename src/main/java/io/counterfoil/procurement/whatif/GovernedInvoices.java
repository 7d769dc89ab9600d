package io.counterfoil.procurement.whatif;

import io.counterfoil.procurement.tolerance.ToleranceVersion;

/** Which invoices a tolerance set governs, or a draft would, as a condition on {@code supplier_invoice i}. */
final class GovernedInvoices {
    private GovernedInvoices() {}

    /** Has the parameter {@code to}: what the set applies to. */
    static String condition(ToleranceVersion set) {
        return switch (set.scope()) {
            case SUPPLIER -> "i.supplier_number = :to";
            case CATEGORY ->
                "exists (select 1 from purchase_order_line l"
                        + " where l.order_number = i.order_number and l.category = :to) and " + withoutOwnSet();
            case COMPANY -> ":to = '*' and " + withoutOwnSet();
        };
    }

    /** A supplier with a set of its own is not touched by a wider one. */
    private static String withoutOwnSet() {
        return "not exists (select 1 from tolerance_set s where s.status = 'IN_FORCE' and s.scope = 'SUPPLIER'"
                + " and s.applies_to = i.supplier_number)";
    }
}

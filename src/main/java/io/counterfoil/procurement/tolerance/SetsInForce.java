package io.counterfoil.procurement.tolerance;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.procurement.matching.ToleranceSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tolerance sets by what they govern. Immutable. */
public final class SetsInForce {
    private final Map<ToleranceScope, Map<String, ToleranceSet>> sets;

    private SetsInForce(Map<ToleranceScope, Map<String, ToleranceSet>> sets) {
        this.sets = sets;
    }

    static SetsInForce none() {
        return new SetsInForce(new EnumMap<>(ToleranceScope.class));
    }

    /** The same with this set in the place of the one that governs the same. */
    public SetsInForce with(ToleranceScope scope, String appliesTo, ToleranceSet set) {
        var more = new EnumMap<ToleranceScope, Map<String, ToleranceSet>>(ToleranceScope.class);
        sets.forEach((known, byName) -> more.put(known, new HashMap<>(byName)));
        more.computeIfAbsent(scope, any -> new HashMap<>()).put(appliesTo, set);
        return new SetsInForce(more);
    }

    /**
     * What may govern the invoices of this supplier, or of one that is not known.
     *
     * @throws BusinessRuleViolation {@code TOLERANCE_SET_MISSING} if no set governs the company
     */
    public ApplicableTolerances of(@Nullable String supplierNumber) {
        var company = of(ToleranceScope.COMPANY).get(ToleranceScope.EVERY_COMPANY);
        if (company == null) {
            throw missing(ToleranceScope.EVERY_COMPANY);
        }
        return new ApplicableTolerances(
                supplierNumber == null ? null : of(ToleranceScope.SUPPLIER).get(supplierNumber),
                of(ToleranceScope.CATEGORY),
                company);
    }

    static BusinessRuleViolation missing(String company) {
        return new BusinessRuleViolation(
                "TOLERANCE_SET_MISSING",
                "no tolerance set with limits is in force for company " + company + "; put one in force");
    }

    private Map<String, ToleranceSet> of(ToleranceScope scope) {
        return sets.getOrDefault(scope, Map.of());
    }
}

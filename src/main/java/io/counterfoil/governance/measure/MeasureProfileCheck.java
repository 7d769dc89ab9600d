package io.counterfoil.governance.measure;

import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether what is said about a measure can be said, and may be said now. */
final class MeasureProfileCheck {
    private static final int LONG_TEXT = 4000;

    private MeasureProfileCheck() {}

    static String key(String key) {
        new InputCheck()
                .that(key.matches(Structure.KEY), "measure", "must match " + Structure.KEY + " but is " + key)
                .done();
        return key;
    }

    static void text(String field, @Nullable String value) {
        new InputCheck().text(field, value, 1000).done();
    }

    /** From D1 on others rely on it: a change needs a reason. */
    static void reason(Measure before, String reason) {
        new InputCheck()
                .that(
                        before.stage() == Stage.D0 || !reason.isBlank(),
                        "reason",
                        "must not be empty: from D1 on others rely on what is said about the measure")
                .that(reason.length() <= 1000, "reason", "must have at most 1000 characters")
                .done();
    }

    static MeasureProfile fields(MeasureProfile profile) {
        var check = new InputCheck()
                .text("name", profile.name(), 200)
                .text("parentPackage", profile.parentPackage(), 40)
                .text("owner", profile.owner(), 100)
                .that(Money.isCurrency(profile.currency()), "currency", "must be an ISO 4217 code, for example EUR")
                .that(
                        profile.depreciationYears() == null
                                || (profile.depreciationYears() >= 1 && profile.depreciationYears() <= 50),
                        "depreciationYears",
                        "must lie between 1 and 50");
        longest(check, "description", profile.description(), LONG_TEXT);
        longest(check, "businessUnit", profile.businessUnit(), 100);
        longest(check, "businessFunction", profile.businessFunction(), 100);
        longest(check, "plLine", profile.plLine(), 100);
        longest(check, "costObject", profile.costObject(), 40);
        longest(check, "referenceSource", profile.referenceSource(), 400);
        longest(check, "businessCase", profile.businessCase(), LONG_TEXT);
        longest(check, "resources", profile.resources(), LONG_TEXT);
        amount(check, "referenceValue", profile.referenceValue(), profile.currency());
        amount(check, "target", profile.target(), profile.currency());
        check.done();
        return profile;
    }

    static void people(MeasureProfile profile, Predicate<String> employed) {
        requirePerson("owner", profile.owner(), employed);
        requirePerson("sponsor", profile.sponsor(), employed);
        requirePerson("controller", profile.controller(), employed);
        requireTwo("owner", profile.owner(), "sponsor", profile.sponsor());
        requireTwo("owner", profile.owner(), "controller", profile.controller());
        requireTwo("sponsor", profile.sponsor(), "controller", profile.controller());
    }

    static void bodies(MeasureProfile profile, Bodies bodies) {
        var entityKey = profile.legalEntity();
        var entity = entityKey == null
                ? null
                : bodies.legalEntity(entityKey)
                        .orElseThrow(() -> new BusinessRuleViolation(
                                "LEGAL_ENTITY_UNKNOWN", "legalEntity: there is no legal entity " + entityKey));
        var committee = profile.committee();
        if (committee != null && bodies.committee(committee).isEmpty()) {
            throw new BusinessRuleViolation(
                    "COMMITTEE_UNKNOWN", "committee: there is no steering committee " + committee);
        }
        var controller = profile.controller();
        if (controller != null && entity != null && !entity.controllers().contains(controller)) {
            throw new BusinessRuleViolation(
                    "CONTROLLER_WRONG",
                    "controller: " + controller + " does not control " + entity.legalEntity() + "; its controllers are "
                            + entity.controllers());
        }
    }

    static void frozen(Measure before, MeasureProfile now) {
        var was = before.profile();
        if (!was.parentPackage().equals(now.parentPackage())) {
            throw new Conflict("MEASURE_FROZEN", "parentPackage: move the measure, with a reason, instead");
        }
        if (before.decided()) {
            unchanged("effect", was.effect(), now.effect());
            unchanged("currency", was.currency(), now.currency());
            unchanged("referenceValue", plain(was.referenceValue()), plain(now.referenceValue()));
            unchanged("referenceSource", was.referenceSource(), now.referenceSource());
            unchanged("target", plain(was.target()), plain(now.target()));
            unchanged("depreciationYears", was.depreciationYears(), now.depreciationYears());
            sameCostObject(before, now.costObject());
        }
    }

    private static void sameCostObject(Measure before, String costObject) {
        if (!before.profile().costObject().equals(costObject)) {
            throw new Conflict(
                    "MEASURE_FROZEN",
                    "costObject: stands at '" + before.profile().costObject()
                            + "' and was frozen when the measure was decided (D3); its controller changes it, with a"
                            + " reason: PUT /api/v1/measures/" + before.measure() + "/cost-object");
        }
    }

    private static void unchanged(String field, @Nullable Object was, @Nullable Object now) {
        if (!Objects.equals(was, now)) {
            throw new Conflict(
                    "MEASURE_FROZEN",
                    field + ": stands at " + was + " and was frozen when the measure was decided (D3); ask the gate to"
                            + " re-baseline");
        }
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros();
    }

    private static void longest(InputCheck check, String field, String value, int longest) {
        check.that(value.length() <= longest, field, "must have at most " + longest + " characters");
    }

    private static void amount(InputCheck check, String field, @Nullable BigDecimal value, String currency) {
        if (value != null && Money.isCurrency(currency)) {
            check.notNegative(field, value, Money.minorDigits(currency));
        }
    }

    private static void requirePerson(String field, @Nullable String login, Predicate<String> employed) {
        if (login != null && !employed.test(login)) {
            throw new BusinessRuleViolation(
                    "ACCOUNT_MISSING", field + ": there is no account " + login + "; have it created first");
        }
    }

    private static void requireTwo(String one, @Nullable String first, String other, @Nullable String second) {
        if (first != null && first.equals(second)) {
            throw new BusinessRuleViolation(
                    "ROLES_OF_MEASURE",
                    other + ": " + first + " is its " + one
                            + " already; owner, sponsor and controller are three people");
        }
    }
}

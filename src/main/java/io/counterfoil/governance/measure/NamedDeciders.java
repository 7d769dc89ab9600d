package io.counterfoil.governance.measure;

import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.structure.FittingRoles;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Forbidden;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who decides about a measure is not for its owner to say once others rely on it: from D1 on the transformation office,
 * or the sponsor or controller in office, name whoever has a part. Nobody names themselves, and who is named holds a
 * role that fits.
 */
@Component
class NamedDeciders {
    private static final Set<String> DECIDING = Set.of("owner", "sponsor", "controller", "committee", "legalEntity");

    private final FittingRoles fitting;

    NamedDeciders(FittingRoles fitting) {
        this.fitting = fitting;
    }

    /** @throws BusinessRuleViolation {@code ROLE_UNFIT} unless those newly named may have their part */
    void requireFitting(@Nullable MeasureProfile before, MeasureProfile now) {
        var sponsor = now.sponsor();
        if (sponsor != null && isNew(before == null ? null : before.sponsor(), sponsor) && !fitting.decides(sponsor)) {
            throw unfit("sponsor", sponsor, "holds no role that decides, such as head of a department");
        }
        var controller = now.controller();
        if (controller != null
                && isNew(before == null ? null : before.controller(), controller)
                && !fitting.controls(controller)) {
            throw unfit("controller", controller, "is no controller");
        }
    }

    /** @throws Forbidden {@code NOT_YOURS_TO_NAME} unless the person may change this much */
    void requireMayName(Measure before, MeasureProfile now, String by) {
        var changed = ProfileDifference.between(before.profile(), now).keySet().stream()
                .filter(field -> !field.endsWith(" before"))
                .collect(Collectors.toSet());
        var named = changed.stream().filter(DECIDING::contains).sorted().toList();
        var owner = before.profile().owner();
        var isPart = by.equals(before.profile().sponsor())
                || by.equals(before.profile().controller());
        if (isPart && !by.equals(owner) && !DECIDING.containsAll(changed)) {
            throw forbidden(changed.stream().sorted().toList(), by, "its owner or the transformation office do");
        }
        if (named.isEmpty()) {
            return;
        }
        if (!by.equals(owner) && namesThemselves(before.profile(), now, by)) {
            throw forbidden(named, by, "nobody names themselves");
        }
        if (before.stage() != Stage.D0 && !isPart && (by.equals(owner) || !fitting.namesOthers(by))) {
            throw forbidden(
                    named, by, "from D1 on the transformation office does, or the sponsor or controller in office");
        }
    }

    private static boolean namesThemselves(MeasureProfile before, MeasureProfile now, String by) {
        return parts(now).contains(by) && !parts(before).contains(by);
    }

    private static List<String> parts(MeasureProfile profile) {
        return Stream.of(profile.owner(), profile.sponsor(), profile.controller())
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean isNew(@Nullable String before, String now) {
        return !now.equals(before);
    }

    private static Forbidden forbidden(List<String> fields, String by, String why) {
        return new Forbidden(
                "NOT_YOURS_TO_NAME", String.join(", ", fields) + ": " + by + " may not change this; " + why);
    }

    private static BusinessRuleViolation unfit(String field, String person, String why) {
        return new BusinessRuleViolation("ROLE_UNFIT", field + ": " + person + " " + why + "; name somebody who fits");
    }
}

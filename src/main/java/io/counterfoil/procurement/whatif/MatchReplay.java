package io.counterfoil.procurement.whatif;

import io.counterfoil.procurement.invoicematch.HoldReleases;
import io.counterfoil.procurement.invoicematch.MatchJson;
import io.counterfoil.procurement.matching.MatchFigures;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.MatchRules;
import io.counterfoil.procurement.matching.Tolerances;
import io.counterfoil.procurement.tolerance.ApplicableTolerances;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Change;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Difference;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges a stored match again, by the limits in force and by those proposed. What people released stays released. */
@Component
class MatchReplay {
    private final MatchJson json;
    private final HoldReleases releases;

    MatchReplay(MatchJson json, HoldReleases releases) {
        this.json = json;
        this.releases = releases;
    }

    /** The newest match of an invoice as it was kept. */
    record StoredMatch(
            String invoice,
            @Nullable String orderNumber,
            @Nullable String supplierNumber,
            BigDecimal amount,
            String currency,
            String result) {}

    /**
     * What would be otherwise; empty if nothing that matters would.
     *
     * @param categories of the order's lines, by their number
     * @throws IllegalStateException if the figures were kept in a form that cannot be read
     */
    Optional<Difference> difference(
            StoredMatch match,
            Map<Integer, String> categories,
            ApplicableTolerances today,
            ApplicableTolerances proposed) {
        var before = today.tolerances(categories);
        var after = proposed.tolerances(categories);
        if (before.equals(after)) {
            return Optional.empty();
        }
        var figures = json.figures(match.result());
        if (Objects.isNull(figures.document())) {
            throw new IllegalStateException("the match of " + match.invoice() + " was kept without its figures");
        }
        var judgedBefore = judge(match, figures, before);
        var judgedAfter = judge(match, figures, after);
        var heldBefore = !judgedBefore.reasons().isEmpty();
        var heldAfter = !judgedAfter.reasons().isEmpty();
        if (heldBefore == heldAfter) {
            return Optional.empty();
        }
        return Optional.of(new Difference(
                match.invoice(),
                heldAfter ? Change.NEWLY_HELD : Change.NEWLY_RELEASED,
                String.join(",", judgedBefore.reasonKeys()),
                String.join(",", judgedAfter.reasonKeys()),
                match.amount(),
                match.currency()));
    }

    private MatchResult judge(StoredMatch match, MatchFigures figures, Tolerances tolerances) {
        return releases.applied(match.invoice(), MatchRules.judge(figures, tolerances));
    }
}

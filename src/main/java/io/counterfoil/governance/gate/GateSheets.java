package io.counterfoil.governance.gate;

import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.stage.GuardResult;
import io.counterfoil.governance.standing.Standings;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says in words what is asked of a gate. */
@Service
@Transactional
public class GateSheets {
    private final Measures measures;
    private final Plans plans;
    private final Standings standings;
    private final GateRules rules;
    private final PassageRows rows;

    GateSheets(Measures measures, Plans plans, Standings standings, GateRules rules, PassageRows rows) {
        this.measures = measures;
        this.plans = plans;
        this.standings = standings;
        this.rules = rules;
        this.rows = rows;
    }

    public GateSheet of(String passage) {
        var question = rows.get(passage);
        var measure = measures.get(question.measure());
        return new GateSheet(
                measure.measure(),
                measure.profile().name(),
                words(question),
                question.reason(),
                question.askedBy(),
                measure.profile().owner(),
                shown(measure, measure.profile().target()),
                figures(measure),
                rules.guards(measure).stream().map(GateSheets::check).toList(),
                rows.votes(passage, question.round()).stream()
                        .map(vote -> new GateSheet.Said(
                                vote.who(),
                                vote.capacity().words(),
                                vote.agreed() ? "agrees" : "does not agree",
                                vote.reason()))
                        .toList(),
                "/measures/" + measure.measure(),
                "/cases/" + BusinessKeyPath.encode(measure.measure()));
    }

    /** The question as people read it. */
    static String words(GateQuestion question) {
        var from = question.fromStage().words();
        return switch (question.asked()) {
            case ADVANCE ->
                "Advance from " + from + " to "
                        + question.fromStage().gateAhead().orElseThrow().to().words();
            case RETURN ->
                "Return from " + from + " to "
                        + Objects.requireNonNull(question.returnTo()).words();
            case HOLD -> "Hold at " + from + " until " + question.reviewOn();
            case RESUME -> "Resume at " + from;
            case CANCEL ->
                "Cancel at " + from + ", sunk cost "
                        + Objects.requireNonNull(question.sunkCost()).toPlainString();
            case REBASELINE -> "Set a new baseline at " + from;
            case REOPEN -> "Re-open";
        };
    }

    private List<GateSheet.Line> figures(Measure measure) {
        var key = measure.measure();
        var lines = new ArrayList<GateSheet.Line>();
        lines.add(new GateSheet.Line("Plan now", sum(measure, plans.current(key), PeriodValue::effect)));
        if (!plans.versions(key).isEmpty()) {
            lines.add(new GateSheet.Line("Original plan", sum(measure, plans.original(key), PeriodValue::effect)));
        }
        if (plans.draftDiffers(key)) {
            lines.add(new GateSheet.Line(
                    "Proposed plan", sum(measure, plans.values(key, Plans.DRAFT), PeriodValue::effect)));
        }
        lines.add(new GateSheet.Line("One-off cost", sum(measure, plans.current(key), PeriodValue::oneOffCost)));
        lines.add(new GateSheet.Line("Investment", sum(measure, plans.current(key), PeriodValue::capital)));
        var status = standings.of(measure);
        lines.add(new GateSheet.Line(
                "Implementation", status.implementation().light().name().toLowerCase(Locale.ROOT)));
        lines.add(new GateSheet.Line(
                "Potential",
                status.potential().light().name().toLowerCase(Locale.ROOT) + ": "
                        + status.potential().reason()));
        return lines;
    }

    private static String sum(Measure measure, List<PeriodValue> values, Function<PeriodValue, BigDecimal> figure) {
        return shown(measure, values.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static String shown(Measure measure, @Nullable BigDecimal amount) {
        return amount == null
                ? ""
                : new Money(amount, measure.profile().currency()).rounded().shown();
    }

    private static GateSheet.Check check(GuardResult guard) {
        var name = guard.guard().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new GateSheet.Check(guard.met() ? "✓ Met" : "✗ Missing", name, guard.words());
    }
}

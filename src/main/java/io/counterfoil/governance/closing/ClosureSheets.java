package io.counterfoil.governance.closing;

import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.governance.closure.ClosureCheck;
import io.counterfoil.governance.gate.Gates;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says in words what is asked of a controller. */
@Service
@Transactional(readOnly = true)
public class ClosureSheets {
    private final Measures measures;
    private final Gates gates;
    private final ClosureEvidence evidence;
    private final ClosureRows rows;

    ClosureSheets(Measures measures, Gates gates, ClosureEvidence evidence, ClosureRows rows) {
        this.measures = measures;
        this.gates = gates;
        this.evidence = evidence;
        this.rows = rows;
    }

    /** Who may decide on a closure, as of now. */
    public List<String> closers(String passage) {
        return evidence.closers(
                measures.get(gates.question(passage).orElseThrow().measure()));
    }

    public ClosureSheet of(String passage) {
        var question = gates.question(passage).orElseThrow();
        var measure = measures.get(question.measure());
        var review = evidence.review(measure);
        var answer = rows.find(passage);
        return new ClosureSheet(
                measure.measure(),
                measure.profile().name(),
                question.reason(),
                question.askedBy(),
                measure.profile().owner(),
                shown(measure, measure.profile().target()),
                shown(measure, ClosedValue.of(measure, review)),
                shown(measure, answer.map(ClosureAnswer::runRate).orElse(null)),
                answer.map(said -> said.who() + ": " + said.reason()).orElse(""),
                review.checks().stream().map(ClosureSheets::line).toList(),
                "/measures/" + measure.measure(),
                "/cases/" + BusinessKeyPath.encode(measure.measure()));
    }

    private static ClosureSheet.Line line(ClosureCheck check) {
        return new ClosureSheet.Line(check.met() ? "✓ Met" : "✗ Not met", check.limit(), check.actual(), check.words());
    }

    private static String shown(Measure measure, @Nullable BigDecimal amount) {
        return amount == null
                ? ""
                : new Money(amount, measure.profile().currency()).rounded().shown();
    }
}

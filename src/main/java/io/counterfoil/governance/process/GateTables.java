package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.DeciderQuestion;
import io.counterfoil.governance.gate.DeciderRow;
import io.counterfoil.governance.gate.GateTable;
import io.counterfoil.governance.gate.TableRow;
import io.counterfoil.governance.stage.Gate;
import io.counterfoil.governance.stage.Guard;
import io.counterfoil.governance.stage.GuardSetting;
import io.counterfoil.governance.stage.StageLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the decision tables {@code GateDeciders} and {@code GateReadiness}. */
@Component
class GateTables implements GateTable {
    private final DecisionService tables;

    GateTables(@Lazy DecisionService tables) {
        this.tables = tables;
    }

    /** Hands the table of the diagram its inputs. */
    static void show(VariableScope scope, DeciderQuestion question) {
        inputs(question).forEach(scope::setVariable);
    }

    @Override
    public List<DeciderRow> deciders(DeciderQuestion question) {
        return rows("GateDeciders", inputs(question)).map(DeciderRow::of).toList();
    }

    @Override
    public Set<GuardSetting> guards() {
        return Arrays.stream(Gate.values()).flatMap(this::guards).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public StageLimits limits() {
        return StageLimits.standard();
    }

    private Stream<GuardSetting> guards(Gate gate) {
        return rows("GateReadiness", Map.of("gate", gate.from().name()))
                .map(row -> new GuardSetting(
                        gate, Guard.valueOf(TableRow.text(row, "guard")), TableRow.number(row, "least")));
    }

    private Stream<Map<String, Object>> rows(String table, Map<String, Object> inputs) {
        return tables
                .evaluateDecisionTableByKey(table)
                .variables(Variables.fromMap(inputs))
                .evaluate()
                .getResultList()
                .stream();
    }

    private static Map<String, Object> inputs(DeciderQuestion question) {
        return Map.of(
                "asked", question.asked().name(),
                "stage", question.stage().name(),
                "holdsInARow", question.holdsInARow(),
                // Plain decimal text: decision tables compare it exactly.
                "runRate", question.runRate().toPlainString());
    }
}

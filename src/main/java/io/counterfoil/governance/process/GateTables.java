package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.DeciderQuestion;
import io.counterfoil.governance.gate.DeciderRow;
import io.counterfoil.governance.gate.GateTable;
import io.counterfoil.governance.gate.TableRow;
import io.counterfoil.governance.stage.Gate;
import io.counterfoil.governance.stage.Guard;
import io.counterfoil.governance.stage.GuardSetting;
import io.counterfoil.governance.stage.StageLimits;
import io.counterfoil.governance.standing.GovernanceSettings;
import io.counterfoil.workflow.Processes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Asks the decision tables {@code GateDeciders} and {@code GateReadiness}. */
@Component
class GateTables implements GateTable {
    private final Processes processes;
    private final GovernanceSettings settings;

    GateTables(Processes processes, GovernanceSettings settings) {
        this.processes = processes;
        this.settings = settings;
    }

    /** Hands the table of the diagram its inputs. */
    static void show(VariableScope scope, DeciderQuestion question) {
        inputs(question).forEach(scope::setVariable);
    }

    @Override
    public List<DeciderRow> deciders(DeciderQuestion question) {
        return processes.answers("GateDeciders", inputs(question)).stream()
                .map(DeciderRow::of)
                .toList();
    }

    @Override
    public Set<GuardSetting> guards() {
        return Arrays.stream(Gate.values()).flatMap(this::guards).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public StageLimits limits() {
        return settings.stageLimits();
    }

    private Stream<GuardSetting> guards(Gate gate) {
        return processes.answers("GateReadiness", Map.of("gate", gate.from().name())).stream()
                .map(row -> new GuardSetting(
                        gate, Guard.valueOf(TableRow.text(row, "guard")), TableRow.number(row, "least")));
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

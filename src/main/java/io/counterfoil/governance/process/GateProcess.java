package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.AskedDecider;
import io.counterfoil.governance.gate.AskedStep;
import io.counterfoil.governance.gate.Capacity;
import io.counterfoil.governance.gate.DeciderRow;
import io.counterfoil.workflow.ProcessVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What the process MeasureStageGate carries beside its key. */
final class GateProcess {
    static final ProcessVariable<Boolean> ASKS_PEOPLE = new ProcessVariable<>("gateAsksPeople", Boolean.class);
    static final ProcessVariable<Boolean> ROUND_ENDED = new ProcessVariable<>("gateRoundEnded", Boolean.class);
    static final ProcessVariable<Boolean> AGREED_SO_FAR = new ProcessVariable<>("gateAgreedSoFar", Boolean.class);
    static final ProcessVariable<String> OUTCOME = new ProcessVariable<>("gateOutcome", String.class);

    private static final ProcessVariable<Integer> ROUND = new ProcessVariable<>("gateRound", Integer.class);
    private static final ProcessVariable<Integer> STEP = new ProcessVariable<>("gateStep", Integer.class);
    private static final String ROWS = "deciderRows";
    private static final String DECIDERS = "deciders";
    private static final String DECIDER = "decider";

    private GateProcess() {}

    /** The table's answer, as the diagram asked for it. */
    @SuppressWarnings("unchecked") // the engine's result list
    static List<DeciderRow> rows(VariableScope scope) {
        return ((List<Map<String, Object>>) scope.getVariable(ROWS))
                .stream().map(DeciderRow::of).toList();
    }

    static void ask(DelegateExecution execution, AskedStep step) {
        ASKS_PEOPLE.set(execution, !step.deciders().isEmpty());
        ROUND_ENDED.set(execution, false);
        ROUND.set(execution, step.round());
        STEP.set(execution, step.step());
        execution.setVariable(
                DECIDERS,
                new ArrayList<>(
                        step.deciders().stream().map(GateProcess::variable).toList()));
    }

    static AskedStep asked(VariableScope scope) {
        return new AskedStep(ROUND.from(scope), STEP.from(scope), deciders(scope));
    }

    static AskedDecider decider(VariableScope task) {
        return decider((Map<?, ?>) task.getVariable(DECIDER));
    }

    private static List<AskedDecider> deciders(VariableScope scope) {
        return ((Collection<?>) scope.getVariable(DECIDERS))
                .stream().map(asked -> decider((Map<?, ?>) asked)).toList();
    }

    /** Lists, so that the diagram's {@code decider.users} is what the engine takes for candidates. */
    private static Map<String, List<String>> variable(AskedDecider decider) {
        var variable = new LinkedHashMap<String, List<String>>();
        variable.put("capacity", new ArrayList<>(List.of(decider.capacity().name())));
        variable.put("users", new ArrayList<>(List.of(decider.person())));
        variable.put("why", new ArrayList<>(List.of(decider.why())));
        return variable;
    }

    private static AskedDecider decider(Map<?, ?> variable) {
        return new AskedDecider(
                Capacity.valueOf(first(variable, "capacity")), first(variable, "users"), first(variable, "why"));
    }

    private static String first(Map<?, ?> variable, String key) {
        return variable.get(key) instanceof Collection<?> texts && !texts.isEmpty()
                ? texts.iterator().next().toString()
                : "";
    }
}

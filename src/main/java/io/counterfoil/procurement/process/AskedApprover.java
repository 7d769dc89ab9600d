package io.counterfoil.procurement.process;

import io.counterfoil.procurement.approval.Approver;
import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.workflow.ActingFor;
import io.counterfoil.workflow.FormInput;
import io.counterfoil.workflow.TaskCard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.util.StringUtils;

/**
 * One place of an approval as the process carries it: a map of lists, which diagrams name as {@code approver.users} and
 * {@code approver.groups}.
 *
 * @param role group id; empty at tasks that are no approval
 * @param why as the approver reads it
 * @param above person and role of those who are asked at a later step too
 */
record AskedApprover(String role, String why, List<String> above) {
    private static final String VARIABLE = "approver";

    /** The role first: a list that is never empty tells the engine what the lists hold. */
    static Map<String, List<String>> variableOf(Approver approver) {
        var variable = new LinkedHashMap<String, List<String>>();
        variable.put("role", listOf(List.of(approver.role())));
        variable.put("users", listOf(approver.byGroup() ? List.of() : approver.people()));
        variable.put("groups", listOf(approver.byGroup() ? List.of(approver.role()) : List.of()));
        variable.put("why", listOf(List.of(approver.why())));
        variable.put(
                "above",
                approver.above().entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.toCollection(ArrayList::new)));
        return variable;
    }

    static AskedApprover of(VariableScope scope) {
        return scope.getVariable(VARIABLE) instanceof Map<?, ?> asked
                ? new AskedApprover(text(asked, "role"), text(asked, "why"), texts(asked, "above"))
                : new AskedApprover("", "", List.of());
    }

    /** For the pages of the case. */
    void explainAt(DelegateTask task) {
        if (!why.isEmpty()) {
            task.setVariableLocal(TaskCard.WHY, why);
        }
    }

    /**
     * What the person at the task decided, and for whom. Who is asked at a later step too has decided that one: one
     * person's decision counts once, at the highest level they hold.
     */
    static LevelDecision decisionAt(DelegateTask task) {
        var approved = FormInput.choice(task, "decision", "approve", "refuse");
        ApprovalProcess.APPROVED.set(task.getExecution().getProcessInstance(), approved);
        var person = task.getAssignee();
        return new LevelDecision(
                person, of(task).levelOf(person), approved, FormInput.text(task, "reason"), ActingFor.at(task));
    }

    private String levelOf(String person) {
        return above.stream()
                .filter(one -> one.startsWith(person + " "))
                .map(one -> one.substring(person.length() + 1))
                .findFirst()
                .orElse(role);
    }

    private static List<String> texts(Map<?, ?> asked, String key) {
        return asked.get(key) instanceof Collection<?> texts
                ? texts.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String text(Map<?, ?> asked, String key) {
        return asked.get(key) instanceof Collection<?> texts ? StringUtils.collectionToDelimitedString(texts, "") : "";
    }

    private static List<String> listOf(Collection<String> texts) {
        return new ArrayList<>(texts);
    }
}

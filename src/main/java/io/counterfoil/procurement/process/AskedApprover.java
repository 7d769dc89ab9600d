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
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.util.StringUtils;

/**
 * One place of an approval as the process carries it: a map of lists, which diagrams name as {@code approver.users} and
 * {@code approver.groups}.
 *
 * @param role group id; empty at tasks that are no approval
 * @param why as the approver reads it
 */
record AskedApprover(String role, String why) {
    private static final String VARIABLE = "approver";

    /** The role first: a list that is never empty tells the engine what the lists hold. */
    static Map<String, List<String>> variableOf(Approver approver) {
        var variable = new LinkedHashMap<String, List<String>>();
        variable.put("role", listOf(List.of(approver.role())));
        variable.put("users", listOf(approver.byGroup() ? List.of() : approver.people()));
        variable.put("groups", listOf(approver.byGroup() ? List.of(approver.role()) : List.of()));
        variable.put("why", listOf(List.of(approver.why())));
        return variable;
    }

    static AskedApprover of(VariableScope scope) {
        return scope.getVariable(VARIABLE) instanceof Map<?, ?> asked
                ? new AskedApprover(text(asked, "role"), text(asked, "why"))
                : new AskedApprover("", "");
    }

    /** For the pages of the case. */
    void explainAt(DelegateTask task) {
        if (!why.isEmpty()) {
            task.setVariableLocal(TaskCard.WHY, why);
        }
    }

    /** What the person at the task decided, and for whom. */
    static LevelDecision decisionAt(DelegateTask task) {
        var approved = FormInput.choice(task, "decision", "approve", "refuse");
        ApprovalProcess.APPROVED.set(task.getExecution().getProcessInstance(), approved);
        return new LevelDecision(
                task.getAssignee(), of(task).role(), approved, FormInput.text(task, "reason"), ActingFor.at(task));
    }

    private static String text(Map<?, ?> asked, String key) {
        return asked.get(key) instanceof Collection<?> texts ? StringUtils.collectionToDelimitedString(texts, "") : "";
    }

    private static List<String> listOf(Collection<String> texts) {
        return new ArrayList<>(texts);
    }
}

package io.counterfoil.identity.process;

import io.counterfoil.identity.ExceptionalActs;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.TaskCard;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Gives the tasks of an exceptional act what their forms show, for the task's life only. */
@Component("showExceptionalAct")
class ShowExceptionalActListener implements TaskListener {
    private final ExceptionalActs acts;

    ShowExceptionalActListener(ExceptionalActs acts) {
        this.acts = acts;
    }

    @Override
    public void notify(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var act = acts.read(task.getExecution().getProcessBusinessKey());
        task.setName(task.getName() + " " + act.number());
        task.setVariableLocal(TaskCard.DOCUMENT, act.businessKey());
        task.setVariableLocal(TaskCard.PARTNER, act.person());
        task.setVariableLocal("number", act.number());
        task.setVariableLocal("onDocument", act.businessKey());
        task.setVariableLocal("duty", act.duty());
        task.setVariableLocal("person", act.person());
        task.setVariableLocal("askedBy", act.askedBy());
        task.setVariableLocal("why", act.reason());
        task.setVariableLocal("until", act.expiresAt().toString());
        task.setVariableLocal("decidedBy", Objects.requireNonNullElse(act.decidedBy(), ""));
        task.setVariableLocal("lifted", act.lifted());
    }
}

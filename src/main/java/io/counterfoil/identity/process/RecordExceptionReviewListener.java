package io.counterfoil.identity.process;

import io.counterfoil.identity.ExceptionalActs;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records what the user task "Review exceptional act" found. */
@Component("recordExceptionReview")
class RecordExceptionReviewListener implements TaskListener {
    private final ExceptionalActs acts;

    RecordExceptionReviewListener(ExceptionalActs acts) {
        this.acts = acts;
    }

    @Override
    public void notify(DelegateTask task) {
        acts.review(
                task.getExecution().getProcessBusinessKey(),
                Entered.choice(task, "finding", "justified", "objected"),
                Entered.text(task, "review"),
                task.getAssignee());
    }
}

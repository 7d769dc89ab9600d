package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.HoldFollowUps;
import io.counterfoil.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the receiver's answer of the user task "Record missing receipt". */
@Component("recordReceiptAnswer")
class RecordReceiptAnswerListener implements TaskListener {
    private final HoldFollowUps followUps;

    RecordReceiptAnswerListener(HoldFollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void notify(DelegateTask task) {
        followUps.answerReceiver(
                task.getExecution().getProcessBusinessKey(),
                task.getAssignee(),
                FormInput.choice(task, "decision", "recorded", "nothingCame"),
                FormInput.text(task, "reason"));
    }
}

package io.counterfoil.governance.process;

import io.counterfoil.governance.alarm.AlarmAnswers;
import io.counterfoil.workflow.ActingFor;
import io.counterfoil.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the answer of the user task "Answer status alarm". */
@Component("recordAlarmAnswer")
class RecordAlarmAnswerListener implements TaskListener {
    private final AlarmAnswers answers;

    RecordAlarmAnswerListener(AlarmAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void notify(DelegateTask task) {
        answers.answer(
                task.getExecution().getProcessBusinessKey(),
                FormInput.text(task, "reason"),
                task.getAssignee(),
                ActingFor.at(task));
    }
}

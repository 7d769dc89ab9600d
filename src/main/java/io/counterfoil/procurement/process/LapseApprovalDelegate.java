package io.counterfoil.procurement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Lapse approval". */
@Component("lapseApproval")
class LapseApprovalDelegate implements JavaDelegate {
    private final ApprovalSubjects subjects;

    LapseApprovalDelegate(ApprovalSubjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public void execute(DelegateExecution execution) {
        subjects.lapse(execution.getProcessBusinessKey());
    }
}

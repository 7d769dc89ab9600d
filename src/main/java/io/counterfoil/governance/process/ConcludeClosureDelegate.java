package io.counterfoil.governance.process;

import io.counterfoil.governance.closing.ClosureDecision;
import io.counterfoil.governance.closing.ClosureDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Conclude closure". */
@Component("concludeClosure")
class ConcludeClosureDelegate implements JavaDelegate {
    private final ClosureDecisions decisions;

    ConcludeClosureDelegate(ClosureDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // Nobody has decided if the question was withdrawn.
        var asksCommittee = execution.hasVariable(ClosureProcess.DECISION.name())
                && ClosureProcess.DECISION.from(execution).equals(ClosureDecision.CONFIRM_WITH_DEVIATION.name());
        decisions.conclude(
                execution.getProcessBusinessKey(), asksCommittee && GateProcess.AGREED_SO_FAR.from(execution));
    }
}

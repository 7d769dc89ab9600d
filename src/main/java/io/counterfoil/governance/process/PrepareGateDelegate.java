package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.GateVoting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Prepare gate": what the decision table is asked with. */
@Component("prepareGate")
class PrepareGateDelegate implements JavaDelegate {
    private final GateVoting voting;

    PrepareGateDelegate(GateVoting voting) {
        this.voting = voting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GateTables.show(execution, voting.deciderQuestion(execution.getProcessBusinessKey()));
    }
}

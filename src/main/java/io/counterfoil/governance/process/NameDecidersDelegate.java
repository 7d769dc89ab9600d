package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.GateVoting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Name deciders". */
@Component("nameDeciders")
class NameDecidersDelegate implements JavaDelegate {
    private final GateVoting voting;

    NameDecidersDelegate(GateVoting voting) {
        this.voting = voting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GateProcess.ask(execution, voting.next(execution.getProcessBusinessKey(), GateProcess.rows(execution)));
    }
}

package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.GateVoting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Count votes". */
@Component("countVotes")
class CountVotesDelegate implements JavaDelegate {
    private final GateVoting voting;

    CountVotesDelegate(GateVoting voting) {
        this.voting = voting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GateProcess.AGREED_SO_FAR.set(
                execution,
                voting.goesOn(
                        execution.getProcessBusinessKey(), GateProcess.rows(execution), GateProcess.asked(execution)));
    }
}

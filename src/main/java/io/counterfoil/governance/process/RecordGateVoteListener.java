package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.GateVote;
import io.counterfoil.governance.gate.GateVoting;
import io.counterfoil.workflow.ActingFor;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.FormInput;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the decision of the user task "Decide on gate". */
@Component("recordGateVote")
class RecordGateVoteListener implements TaskListener {
    private static final List<String> DECISIONS = List.of("approve", "refuse", "return", "hold", "cancel");

    private final GateVoting voting;
    private final Clock clock;

    RecordGateVoteListener(GateVoting voting, Clock clock) {
        this.voting = voting;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var passage = task.getExecution().getProcessBusinessKey();
        var decision = FormInput.choice(task, "decision", DECISIONS);
        var vote = new GateVote(
                GateProcess.decider(task).capacity(),
                task.getAssignee(),
                decision.equals("approve"),
                FormInput.text(task, "reason"),
                ActingFor.at(task),
                clock.instant());
        voting.vote(passage, vote, GateForm.proposal(task, decision));
        GateProcess.ROUND_ENDED.set(
                task.getExecution().getProcessInstance(),
                voting.isCertain(passage, GateProcess.rows(task), GateProcess.asked(task)));
        // Others are asked at the same time: nobody inherits what this person entered.
        EnteredValues.forgetEarlier(task);
    }
}

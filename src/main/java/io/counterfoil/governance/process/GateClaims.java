package io.counterfoil.governance.process;

import io.counterfoil.governance.closing.ClosureDecisions;
import io.counterfoil.governance.gate.GateVoting;
import io.counterfoil.identity.EarlierDecisions;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.workflow.TaskClaims;
import io.counterfoil.workflow.TaskOffer;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may take a task of a gate: as completing it would be refused, so is the claim, in one's own right or for others. */
@Component
class GateClaims implements TaskClaims, EarlierDecisions {
    private static final Set<String> PROCESSES = Set.of("MeasureStageGate", "MeasureClosure");
    private static final Set<String> VOTES = Set.of("Task_DecideOnGate", "Task_VoteOnDeviation");
    private static final Set<String> DUTIES_OF_VOTES = Set.of("DECIDE_GATE", "STEER_MEASURE");

    private final GateVoting voting;
    private final ClosureDecisions closures;

    GateClaims(GateVoting voting, ClosureDecisions closures) {
        this.voting = voting;
        this.closures = closures;
    }

    @Override
    public void requireMayClaim(DelegateTask task, String person, @Nullable String absent) {
        if (task.getProcessDefinitionId() == null
                || !PROCESSES.contains(task.getProcessDefinitionId().split(":", 2)[0])) {
            return;
        }
        var passage = task.getExecution().getProcessBusinessKey();
        if (VOTES.contains(task.getTaskDefinitionKey())) {
            voting.requireMayVote(passage, GateProcess.decider(task).capacity(), person, absent);
            requireNoOther(task, person);
        } else if ("Task_DecideOnClosure".equals(task.getTaskDefinitionKey())) {
            closures.requireMayDecide(passage, person);
        }
    }

    /** So that a substitute is found who can act, and who voted or asked is none. */
    @Override
    public boolean exclude(TaskOffer task, String person) {
        if (!PROCESSES.contains(task.processKey())) {
            return false;
        }
        try {
            if (DUTIES_OF_VOTES.contains(task.duty())) {
                voting.requireMayVote(task.businessKey(), person);
            } else if ("CLOSE_MEASURE".equals(task.duty())) {
                closures.requireMayDecide(task.businessKey(), person);
            }
            return false;
        } catch (BusinessRuleViolation excluded) {
            return true;
        }
    }

    /** A person votes once, so whoever holds one task of a question keeps no other from those who can decide it. */
    private static void requireNoOther(DelegateTask task, String person) {
        var held =
                Context.getCommandContext()
                        .getTaskManager()
                        .findTasksByProcessInstanceId(task.getProcessInstanceId())
                        .stream()
                        .anyMatch(other -> person.equals(other.getAssignee())
                                && !other.getId().equals(task.getId()));
        if (held) {
            throw new Conflict(
                    "GATE_VOTED",
                    person + " holds another task of "
                            + task.getExecution().getProcessBusinessKey()
                            + " already, and each votes once; decide that one or give it back");
        }
    }
}

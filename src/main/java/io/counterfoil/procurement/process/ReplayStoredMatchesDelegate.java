package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.ToleranceChange.MATCHES_REPLAYED;

import io.counterfoil.procurement.tolerance.ToleranceChanges;
import io.counterfoil.procurement.whatif.ToleranceReplay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Replay stored matches": a batch each time it is passed. */
@Component("replayStoredMatches")
class ReplayStoredMatchesDelegate implements JavaDelegate {
    private final ToleranceChanges changes;
    private final ToleranceReplay replay;

    ReplayStoredMatchesDelegate(ToleranceChanges changes, ToleranceReplay replay) {
        this.changes = changes;
        this.replay = replay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var draft = changes.byKey(execution.getProcessBusinessKey());
        MATCHES_REPLAYED.set(execution, replay.replayNext(draft));
    }
}

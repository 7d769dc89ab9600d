package io.counterfoil.portal;

import io.counterfoil.workflow.ProcessRun;
import io.counterfoil.workflow.ProcessStep;
import io.counterfoil.workflow.ProcessTrouble;
import java.util.List;

/** Where a case stands, in one word: the worst of its processes. */
public enum CaseVerdict {
    /** Work of the machine failed for good; an operator must act. */
    STUCK("Stuck"),
    /** A person must decide or do something. */
    WAITING("Waiting"),
    /** The machine works, or waits for a message or a time. */
    RUNNING("Running"),
    /** Every process came to an end event. */
    FINISHED("Finished"),
    /** Every process has ended, and the last one was ended from outside. */
    CANCELLED("Cancelled"),
    /** Documents stand here, but no process has handled them. */
    RECORDED("Recorded");

    private final String word;

    CaseVerdict(String word) {
        this.word = word;
    }

    /** The word people read. */
    public String word() {
        return word;
    }

    /** Judges the runs of a case, oldest first. */
    public static CaseVerdict of(List<ProcessRun> runs) {
        if (runs.isEmpty()) {
            return RECORDED;
        }
        if (runs.stream().flatMap(run -> run.troubles().stream()).anyMatch(ProcessTrouble::stuck)) {
            return STUCK;
        }
        if (runs.stream().anyMatch(CaseVerdict::waits)) {
            return WAITING;
        }
        if (runs.stream().anyMatch(ProcessRun::running)) {
            return RUNNING;
        }
        return runs.get(runs.size() - 1).state() == ProcessRun.State.CANCELLED ? CANCELLED : FINISHED;
    }

    private static boolean waits(ProcessRun run) {
        return run.steps().stream().map(ProcessStep::task).anyMatch(task -> task.isPresent());
    }
}

package io.counterfoil.workflow;

import java.util.Optional;
import java.util.Set;

/** Who decides for those who are absent now. Implemented by the identity module. */
public interface TaskStandIns {
    /** Everybody who may act at the task for somebody absent. */
    Set<String> standInsAt(TaskOffer task);

    /** For whom this person may act at the task; empty for nobody. */
    Optional<String> absentBehind(TaskOffer task, String person);
}

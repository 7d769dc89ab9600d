package io.counterfoil.governance.gate;

import io.counterfoil.governance.stage.GuardSetting;
import io.counterfoil.governance.stage.StageLimits;
import java.util.List;
import java.util.Set;

/** What people may change about gates without changing code: the decision tables of {@code processes/governance}. */
public interface GateTable {
    /** In which capacities people must agree. */
    List<DeciderRow> deciders(DeciderQuestion question);

    /** What each gate asks for. */
    Set<GuardSetting> guards();

    /** How long and how often a measure may wait. */
    StageLimits limits();
}

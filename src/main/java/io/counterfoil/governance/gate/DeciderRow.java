package io.counterfoil.governance.gate;

import java.util.Map;

/**
 * One answer of the decision table {@code GateDeciders}.
 *
 * @param step lower ones are asked first
 * @param quorum how many votes it takes at least, of which more than half must agree; 1 for a single person
 * @param why as the decider reads it
 */
public record DeciderRow(int step, Capacity capacity, int quorum, String why) {
    /** From the engine's result list. */
    public static DeciderRow of(Map<String, Object> row) {
        return new DeciderRow(
                TableRow.number(row, "step"),
                Capacity.valueOf(TableRow.text(row, "capacity")),
                TableRow.number(row, "quorum"),
                TableRow.text(row, "why"));
    }
}

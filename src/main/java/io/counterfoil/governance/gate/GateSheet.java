package io.counterfoil.governance.gate;

import java.util.List;

/**
 * What a decider at a gate sees, in words.
 *
 * @param question for example {@code Advance from D2 Detailed to D3 Decided}
 * @param target of a year, with currency; empty if there is none
 * @param figures what the measure is about, one line each
 * @param guards what the gate asks for
 * @param said what others have said in this round
 */
public record GateSheet(
        String measure,
        String name,
        String question,
        String reason,
        String askedBy,
        String owner,
        String target,
        List<Line> figures,
        List<Check> guards,
        List<Said> said,
        String measureLink,
        String caseLink) {
    /** A figure with its name. */
    public record Line(String figure, String value) {}

    /** One thing that the gate asks for. */
    public record Check(String mark, String guard, String words) {}

    /** What somebody said. */
    public record Said(String who, String capacity, String said, String reason) {}
}

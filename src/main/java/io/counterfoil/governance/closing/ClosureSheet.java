package io.counterfoil.governance.closing;

import java.util.List;

/**
 * What a controller, or the committee after them, sees of a closure, in words.
 *
 * @param proven value of a year by the months looked at
 * @param restated value of a year that the controller states instead; empty if none
 * @param said what the controller said; empty before
 */
public record ClosureSheet(
        String measure,
        String name,
        String reason,
        String askedBy,
        String owner,
        String target,
        String proven,
        String restated,
        String said,
        List<Line> checks,
        String measureLink,
        String caseLink) {
    /** One condition. */
    public record Line(String mark, String asked, String found, String words) {}
}

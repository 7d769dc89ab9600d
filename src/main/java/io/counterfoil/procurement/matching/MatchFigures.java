package io.counterfoil.procurement.matching;

import java.util.List;

/**
 * Everything one match saw, before any limit judged it: judged again by other limits, it answers "what if".
 *
 * @param currency of the invoice
 * @param lines one for each billed order line that can be compared, by order line number
 */
public record MatchFigures(String currency, DocumentFigures document, List<LineFigures> lines) {
    public MatchFigures {
        lines = List.copyOf(lines);
    }
}

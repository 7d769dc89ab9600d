package io.counterfoil.procurement.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

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

    /**
     * The same documents under other policies; empty if these ask for other receipts than were looked at.
     *
     * @param policyOf the policy of an order line, by its number
     */
    public Optional<MatchFigures> under(IntFunction<MatchPolicy> policyOf) {
        var otherwise = new ArrayList<LineFigures>(lines.size());
        for (var line : lines) {
            line.under(policyOf.apply(line.ordered().number())).ifPresent(otherwise::add);
        }
        return otherwise.size() == lines.size()
                ? Optional.of(new MatchFigures(currency, document.with(otherwise), otherwise))
                : Optional.empty();
    }
}

package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the match says about one invoice, down to each figure.
 *
 * @param currency of the invoice
 * @param objections what is wrong with the invoice as a whole, or with lines that cannot be compared
 * @param lines one for each billed order line that can be compared, by order line number
 */
public record MatchResult(String currency, List<Objection> objections, List<LineMatch> lines) {
    public MatchResult {
        objections = List.copyOf(objections);
        lines = List.copyOf(lines);
    }

    /** The worst check decides. */
    public Verdict verdict() {
        return checks().map(check -> check.outcome().verdict())
                .max(Comparator.naturalOrder())
                .orElse(Verdict.TOUCHLESS);
    }

    /** Everything that stands between the invoice and its payment, all of it; empty if it may be paid. */
    public List<Check> reasons() {
        return checks().filter(check -> check.outcome().prevents()).toList();
    }

    /** The keys of {@link #reasons()}, each once, for example {@code [PRC, QTY]}. */
    public List<String> reasonKeys() {
        return reasons().stream().map(Check::key).distinct().toList();
    }

    /** What a person should know though it does not prevent payment. */
    public List<Check> warnings() {
        return checks().filter(check -> check.outcome() == Outcome.WARN).toList();
    }

    /** Who can end the reasons; empty if there are none. */
    public Set<Party> parties() {
        var parties = EnumSet.noneOf(Party.class);
        reasons().forEach(reason -> parties.add(reason.party()));
        return parties;
    }

    /** The net amount that nobody doubts, over all lines. */
    public Money undisputed() {
        return lines.stream().map(line -> line.figures().undisputed()).reduce(Money.zero(currency), Money::plus);
    }

    private Stream<Check> checks() {
        return Stream.concat(objections.stream(), lines.stream().flatMap(line -> line.checks().stream()));
    }
}

package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the match says about one invoice, down to each figure.
 *
 * @param currency of the invoice
 * @param toleranceSets by name and version, those whose limits judged it
 * @param pays how much is paid while the invoice is held; {@code WHOLE} in results kept before this was said
 * @param document what was seen beside the lines
 * @param checks every rule that applied to the document as a whole, or to lines that cannot be compared
 * @param lines one for each billed order line that can be compared, by order line number
 */
public record MatchResult(
        String currency,
        String toleranceSets,
        ToleranceSet.Payment pays,
        DocumentFigures document,
        List<Check> checks,
        List<LineMatch> lines) {
    private static final Set<Outcome> INFORMING = EnumSet.of(Outcome.WARN, Outcome.INFO, Outcome.RELEASED);

    /** Keys that doubt an amount or a quantity, and nothing about the part that they leave undisputed. */
    private static final Set<String> DOUBTS_AMOUNTS =
            Set.of("PRC", "CUM", "QTY", "GR", "ORD", "OPU", "AMT", "FRT", "FRTU", "BLK");

    public MatchResult {
        pays = Objects.requireNonNullElse(pays, ToleranceSet.Payment.WHOLE);
        checks = List.copyOf(checks);
        lines = List.copyOf(lines);
    }

    /** The worst check decides. */
    public Verdict verdict() {
        var worst = worst(Verdict.TOUCHLESS, checks);
        for (var line : lines) {
            worst = worst(worst, line.checks());
        }
        return worst;
    }

    private static Verdict worst(Verdict soFar, List<Check> checks) {
        var worst = soFar;
        for (var check : checks) {
            var verdict = check.outcome().verdict();
            worst = verdict.compareTo(worst) > 0 ? verdict : worst;
        }
        return worst;
    }

    /** Everything that stands between the invoice and its payment, all of it; empty if it may be paid. */
    public List<Check> reasons() {
        return all().filter(check -> check.outcome().prevents()).toList();
    }

    /** The keys of {@link #reasons()}, each once, for example {@code [PRC, QTY]}. */
    public List<String> reasonKeys() {
        return reasons().stream().map(Check::key).distinct().toList();
    }

    /** What a person should know though it does not prevent payment. */
    public List<Check> warnings() {
        return all().filter(check -> INFORMING.contains(check.outcome())).toList();
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

    /** Whether something else than amounts and quantities of lines stands against it, so that no part is undisputed. */
    public boolean isDoubtedAsAWhole() {
        return !DOUBTS_AMOUNTS.containsAll(reasonKeys());
    }

    /**
     * The net amount that is paid while the invoice is held: what nobody doubts, if the tolerance set says so and only
     * amounts and quantities are in doubt. Whoever else is to be paid, or whether at all, leaves nothing undisputed.
     */
    public Money undisputedPayable() {
        return pays == ToleranceSet.Payment.UNDISPUTED && verdict() == Verdict.HOLD && !isDoubtedAsAWhole()
                ? undisputed()
                : Money.zero(currency);
    }

    /** The net amount that would be paid before a person decides: all of an invoice that nothing stands against. */
    public Money payableNow() {
        if (!reasons().isEmpty()) {
            return undisputedPayable();
        }
        var charges = document.charges();
        return charges == null ? document.goods() : document.goods().plus(charges);
    }

    /** What was seen, for judging it again. */
    public MatchFigures figures() {
        return new MatchFigures(
                currency, document, lines.stream().map(LineMatch::figures).toList());
    }

    /** The same result with reasons let pass where a person did: those for which there is an answer. */
    public MatchResult releasing(Function<Check, Optional<Released>> releases) {
        UnaryOperator<List<Check>> released = found -> found.stream()
                .map(check -> check.outcome().prevents()
                        ? releases.apply(check).map(Check.class::cast).orElse(check)
                        : check)
                .toList();
        return new MatchResult(
                currency,
                toleranceSets,
                pays,
                document,
                released.apply(checks),
                lines.stream()
                        .map(line -> new LineMatch(line.figures(), released.apply(line.checks())))
                        .toList());
    }

    private Stream<Check> all() {
        return Stream.concat(checks.stream(), lines.stream().flatMap(line -> line.checks().stream()));
    }
}

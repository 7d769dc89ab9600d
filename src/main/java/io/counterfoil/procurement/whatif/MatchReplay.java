package io.counterfoil.procurement.whatif;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.invoicematch.HoldReleases;
import io.counterfoil.procurement.invoicematch.MatchJson;
import io.counterfoil.procurement.invoicematch.UndisputedPart;
import io.counterfoil.procurement.matching.MatchFigures;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.MatchRules;
import io.counterfoil.procurement.matching.Tolerances;
import io.counterfoil.procurement.tolerance.ApplicableTolerances;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Change;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Difference;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges a stored match again, by the limits in force and by those proposed. What people released stays released. */
@Component
class MatchReplay {
    private final MatchJson json;
    private final HoldReleases releases;
    private final SupplierInvoices invoices;

    MatchReplay(MatchJson json, HoldReleases releases, SupplierInvoices invoices) {
        this.json = json;
        this.releases = releases;
        this.invoices = invoices;
    }

    /** The newest match of an invoice as it was kept. */
    record StoredMatch(
            String invoice,
            @Nullable String orderNumber,
            @Nullable String supplierNumber,
            BigDecimal amount,
            String currency,
            String result) {}

    /** What an order line says itself about how it is matched; null where it leaves that to the tolerance set. */
    record AgreedLine(@Nullable String category, MatchPolicy.@Nullable Way way, MatchPolicy.@Nullable Basis basis) {
        static final AgreedLine NOTHING = new AgreedLine(null, null, null);
    }

    /**
     * What would be otherwise; empty if nothing that matters would.
     *
     * @param lines of the order, by their number
     * @throws IllegalStateException if the figures were kept in a form that cannot be read, or would have to be of
     *     other receipts
     */
    Optional<Difference> difference(
            StoredMatch match,
            Map<Integer, AgreedLine> lines,
            ApplicableTolerances today,
            ApplicableTolerances proposed) {
        var categories = new HashMap<Integer, String>();
        lines.forEach((number, line) -> {
            if (line.category() != null) {
                categories.put(number, line.category());
            }
        });
        var before = today.tolerances(categories);
        var after = proposed.tolerances(categories);
        if (before.equals(after)) {
            return Optional.empty();
        }
        var figures = json.figures(match.result());
        if (Objects.isNull(figures.document())) {
            throw new IllegalStateException("the match of " + match.invoice() + " was kept without its figures");
        }
        var judgedBefore = judge(match, figures, lines, before);
        var judgedAfter = judge(match, figures, lines, after);
        var heldBefore = !judgedBefore.reasons().isEmpty();
        var heldAfter = !judgedAfter.reasons().isEmpty();
        if (heldBefore == heldAfter) {
            return heldAfter ? paidWhileHeld(match, judgedBefore, judgedAfter) : Optional.empty();
        }
        return Optional.of(new Difference(
                match.invoice(),
                heldAfter ? Change.NEWLY_HELD : Change.NEWLY_RELEASED,
                String.join(",", judgedBefore.reasonKeys()),
                String.join(",", judgedAfter.reasonKeys()),
                match.amount(),
                match.currency()));
    }

    private Optional<Difference> paidWhileHeld(StoredMatch match, MatchResult before, MatchResult after) {
        if (before.undisputedPayable().sameAs(after.undisputedPayable())) {
            return Optional.empty();
        }
        var invoice = invoices.findById(match.invoice()).orElseThrow();
        var more = part(invoice, after).minus(part(invoice, before));
        return Optional.of(new Difference(
                match.invoice(),
                more.isPositive() ? Change.MORE_PAID_WHILE_HELD : Change.LESS_PAID_WHILE_HELD,
                String.join(",", before.reasonKeys()),
                String.join(",", after.reasonKeys()),
                more.amount().abs(),
                match.currency()));
    }

    private static Money part(SupplierInvoice invoice, MatchResult result) {
        return result.undisputedPayable().isPositive()
                ? UndisputedPart.of(invoice, result).now()
                : Money.zero(invoice.currency());
    }

    private MatchResult judge(
            StoredMatch match, MatchFigures figures, Map<Integer, AgreedLine> lines, Tolerances tolerances) {
        var under = figures.under(number -> {
                    var line = lines.getOrDefault(number, AgreedLine.NOTHING);
                    return MatchPolicy.of(number, line.way(), line.basis(), tolerances.ofLine(number));
                })
                .orElseThrow(() -> new IllegalStateException(
                        "the match of " + match.invoice() + " counted other receipts than the set would"));
        return releases.applied(match.invoice(), MatchRules.judge(under, tolerances));
    }
}

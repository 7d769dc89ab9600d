package io.counterfoil.procurement.invoicematch;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.procurement.matching.BilledBefore;
import io.counterfoil.procurement.matching.Invoice;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.Order;
import io.counterfoil.procurement.matching.ReceiptLine;
import io.counterfoil.procurement.matching.ThreeWayMatch;
import io.counterfoil.procurement.matching.ToleranceSet;
import io.counterfoil.procurement.tolerance.ToleranceSets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Answers what the match would say of documents that are handed in; nothing is read but tolerance sets, nothing kept. */
@Service
public class MatchEvaluation {
    private final ToleranceSets toleranceSets;

    MatchEvaluation(ToleranceSets toleranceSets) {
        this.toleranceSets = toleranceSets;
    }

    /** Documents as matching sees them; earlier invoices add up per order line. */
    public record Documents(
            Order order, List<ReceiptLine> receipts, List<BilledBefore> earlierInvoices, Invoice invoice) {}

    /**
     * Judges one invoice.
     *
     * @param documents built on call, because documents that contradict themselves refuse to exist
     * @throws BusinessRuleViolation {@code DOCUMENTS_CONTRADICT} naming the contradiction
     */
    public MatchResult evaluate(Supplier<Documents> documents, Supplier<ToleranceSet> tolerances) {
        try {
            var given = documents.get();
            return new ThreeWayMatch(given.order, given.receipts, given.earlierInvoices, tolerances.get())
                    .of(given.invoice);
        } catch (IllegalArgumentException | IllegalStateException contradiction) {
            throw new BusinessRuleViolation("DOCUMENTS_CONTRADICT", String.valueOf(contradiction.getMessage()));
        }
    }

    /**
     * A stored tolerance set, in force or not.
     *
     * @throws BusinessRuleViolation {@code TOLERANCE_SET_UNKNOWN}
     */
    public ToleranceSet stored(String name, int version) {
        return toleranceSets
                .find(name, version)
                .orElseThrow(() -> new BusinessRuleViolation(
                        "TOLERANCE_SET_UNKNOWN", "toleranceSet: there is no " + ToleranceSet.source(name, version)));
    }

    /** The keys that a tolerance set has limits for, in their order. */
    public Set<String> toleranceKeys() {
        return toleranceSets.keys();
    }

    /**
     * The standard set of the company.
     *
     * @throws BusinessRuleViolation {@code TOLERANCE_SET_MISSING}
     */
    public ToleranceSet inForce() {
        return toleranceSets.inForce("*");
    }
}

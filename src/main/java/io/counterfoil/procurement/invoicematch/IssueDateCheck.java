package io.counterfoil.procurement.invoicematch;

import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.matching.Objection;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.Party;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * ISSUED: whether an invoice can have been issued on the day it says. Counted from the day it came, so that waiting
 * makes none older and a release holds; ended by accounts payable, who ask the supplier or let it pass.
 */
@Component
class IssueDateCheck {
    private final MatchSettings settings;
    private final Clock clock;

    IssueDateCheck(MatchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A reason to hold; empty if the day is within the limits, which are inclusive. */
    Optional<Objection> doubt(SupplierInvoice invoice) {
        var came = invoice.receivedAt().atZone(clock.getZone()).toLocalDate();
        var issued = invoice.issueDate();
        if (issued.isAfter(came.plusDays(settings.issuedAheadDays()))) {
            return Optional.of(held("The invoice of " + issued + " came on " + came + ", and no more than "
                    + settings.issuedAheadDays() + " days ahead are usual; ask the supplier for the right date."));
        }
        return issued.isBefore(came.minusDays(settings.issuedBackDays()))
                ? Optional.of(held("The invoice of " + issued + " came on " + came + ", more than "
                        + settings.issuedBackDays()
                        + " days later; look whether it was settled long ago or the date is wrong."))
                : Optional.empty();
    }

    private static Objection held(String sentence) {
        return new Objection("ISSUED", Outcome.HOLD, Party.ACCOUNTS_PAYABLE, sentence);
    }
}

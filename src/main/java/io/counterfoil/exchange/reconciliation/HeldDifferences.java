package io.counterfoil.exchange.reconciliation;

import io.counterfoil.exchange.held.HeldDecision;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecord;
import io.counterfoil.exchange.held.HeldRecordOwner;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A difference is explained or put right in one of the systems; the decision is all that is kept of it here. */
@Component
class HeldDifferences implements HeldRecordOwner {
    @Override
    public boolean owns(HeldKind kind) {
        return kind == HeldKind.DIFFERENCE;
    }

    @Override
    public void decided(HeldRecord held, HeldDecision decision, Map<String, String> corrected, String person) {
        // Nothing of ours changes by it; if it is still there the next comparison holds it again.
    }
}

package io.counterfoil.governance.closure;

import io.counterfoil.governance.value.Actuals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/**
 * What is known of a measure when its closure is asked for.
 *
 * @param legalEntity of the measure
 * @param periods in any order; months without a plan may be left out unless they are closed
 * @param actuals read as corrected
 * @param openCommitments on the measure's cost object, such as orders not yet billed, by number
 * @param commitmentsKnown whether there is a cost object to look at, or the controller stated that there is none
 * @param controller who would confirm
 */
public record ClosureFacts(
        String legalEntity,
        String owner,
        String sponsor,
        List<PlannedPeriod> periods,
        Actuals actuals,
        List<String> openCommitments,
        boolean commitmentsKnown,
        Controller controller) {

    public ClosureFacts {
        periods = List.copyOf(periods);
        openCommitments = List.copyOf(openCommitments);
    }

    /** @param closed not merely cut off, and not reopened */
    public record PlannedPeriod(YearMonth period, boolean closed, BigDecimal plan) {}

    /** @param legalEntities those the person is a controller of */
    public record Controller(String person, Set<String> legalEntities) {
        public Controller {
            legalEntities = Set.copyOf(legalEntities);
        }
    }
}

package io.counterfoil.procurement.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.procurement.whatif.ToleranceWhatIf;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Difference;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Total;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tolerance set would have changed.
 *
 * @param state {@code RUNNING} until every stored match is replayed, then {@code FINISHED}; {@code NONE} if the set was
 *     never proposed but came with the product, or its replay has not begun
 * @param differences the invoices that would fare otherwise, the largest amounts first
 */
record WhatIfResponse(
        String businessKey,
        String state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long replayed,
        long unreadable,
        List<Total> totals,
        PageOf<Difference> differences) {

    static WhatIfResponse of(String businessKey, @Nullable ToleranceWhatIf whatIf, PageOf<Difference> differences) {
        return whatIf == null
                ? new WhatIfResponse(businessKey, "NONE", null, null, 0, 0, List.of(), differences)
                : new WhatIfResponse(
                        businessKey,
                        whatIf.finishedAt() == null ? "RUNNING" : "FINISHED",
                        whatIf.startedAt(),
                        whatIf.finishedAt(),
                        whatIf.replayed(),
                        whatIf.unreadable(),
                        whatIf.totals(),
                        differences);
    }
}

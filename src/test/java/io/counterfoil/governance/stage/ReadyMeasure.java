package io.counterfoil.governance.stage;

import io.counterfoil.governance.stage.MeasureFacts.Case;
import io.counterfoil.governance.stage.MeasureFacts.Delivery;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import io.counterfoil.governance.stage.MeasureFacts.Plan;
import io.counterfoil.governance.stage.MeasureFacts.Profile;
import java.math.BigDecimal;
import java.util.List;

/** A measure that passes every gate. */
public final class ReadyMeasure {
    static final Profile PROFILE =
            new Profile("Bundle freight", "olaf", true, "fiona", "carla", "DE01", "BU1", "Logistics", "SC1", "PK1");
    static final Plan PLAN = new Plan(
            new BigDecimal("1000"),
            "ledger 6200, 2025",
            new BigDecimal("800"),
            12,
            List.of(),
            EffectType.RECURRING,
            "freight",
            3,
            1);
    static final Case CASE = new Case("DOC-1", true, BigDecimal.ZERO, List.of(), true, true);
    static final Delivery DELIVERY = new Delivery(List.of(), List.of(), true, List.of(), List.of(), List.of());

    private ReadyMeasure() {}

    /** @param closureMissing what its closure review misses */
    public static MeasureFacts facts(List<String> stale, List<String> closureMissing) {
        return new MeasureFacts(
                PROFILE, PLAN, CASE, new Delivery(List.of(), List.of(), true, stale, List.of(), closureMissing));
    }
}

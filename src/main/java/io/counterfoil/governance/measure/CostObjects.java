package io.counterfoil.governance.measure;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a measure's costs are booked on, once it is decided: its controller's to say, because closure asks for it. */
@Service
@Transactional
public class CostObjects {
    private final Measures measures;
    private final JdbcClient jdbc;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;

    CostObjects(Measures measures, JdbcClient jdbc, SegregationOfDuties duties, ApplicationEventPublisher events) {
        this.measures = measures;
        this.jdbc = jdbc;
        this.duties = duties;
        this.events = events;
    }

    /** Whether the controller stated that there is none, so that nothing can be committed on it. */
    @Transactional(readOnly = true)
    public boolean isStatedNone(String measure) {
        return jdbc.sql("select no_cost_object from measure where measure = :measure")
                .param("measure", measure)
                .query(Boolean.class)
                .single();
    }

    /**
     * The controller names the cost object, or states that the measure has none.
     *
     * @param costObject empty for none, which only a measure without one can have
     * @throws Forbidden {@code NOT_THE_CONTROLLER}
     * @throws Conflict {@code MEASURE_FROZEN} if one stands there and would vanish, {@code GATE_OPEN}
     */
    public Measure state(String key, String costObject, String reason, String person) {
        var measure = measures.lockUnasked(key);
        Plans.requireController(measure, person);
        new InputCheck()
                .that(costObject.length() <= 40, "costObject", "must have at most 40 characters")
                .text("reason", reason, 1000)
                .done();
        var was = measure.profile().costObject();
        if (costObject.isBlank() && !was.isBlank()) {
            throw new Conflict(
                    "MEASURE_FROZEN",
                    "costObject: the costs of " + key + " are booked on " + was + "; name another one instead");
        }
        duties.perform(key, Plans.CONTROL_MEASURE, person);
        jdbc.sql("update measure set cost_object = :costObject, no_cost_object = :none, version = version + 1"
                        + " where measure = :measure")
                .param("costObject", costObject.strip())
                .param("none", costObject.isBlank())
                .param("measure", key)
                .update();
        events.publishEvent(new MeasureChanged(key));
        events.publishEvent(new AuditFact(
                key,
                person,
                "COST_OBJECT_STATED",
                reason,
                Map.of("costObject before", was, "costObject", costObject.strip())));
        return measures.get(key);
    }
}

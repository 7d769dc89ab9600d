package io.counterfoil.governance.alarm;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureControllers;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What controllers do about alarms. */
@Service
@Transactional
public class AlarmAnswers {
    private static final int LONGEST_ANSWER = 2000;

    private final AlarmRows rows;
    private final Measures measures;
    private final MeasureControllers controllers;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AlarmAnswers(
            AlarmRows rows,
            Measures measures,
            MeasureControllers controllers,
            SegregationOfDuties duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.measures = measures;
        this.controllers = controllers;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records what is done about an alarm; it leaves the executive list.
     *
     * @param actingFor login of the absent controller; null otherwise
     * @throws Conflict {@code STATUS_ALARM_ANSWERED}
     * @throws Forbidden {@code NOT_A_CONTROLLER} for somebody who controls neither the measure nor stands in for who does
     */
    public void answer(String key, String answer, String person, @Nullable String actingFor) {
        new InputCheck().text("reason", answer, LONGEST_ANSWER).done();
        var measure = measures.lock(rows.get(key).measure());
        var alarm = rows.get(key);
        if (alarm.answeredAt() != null) {
            throw new Conflict("STATUS_ALARM_ANSWERED", key + " was answered already by " + alarm.answeredBy());
        }
        requireController(measure, actingFor == null ? person : actingFor);
        if (actingFor == null) {
            duties.perform(key, Plans.CONTROL_MEASURE, person);
        } else {
            duties.performFor(key, Plans.CONTROL_MEASURE, person, actingFor);
        }
        rows.answer(key, answer.strip(), person, actingFor, clock.instant());
        events.publishEvent(new AuditFact(
                key,
                person,
                "STATUS_ALARM_ANSWERED",
                answer.strip(),
                Map.of("measure", measure.measure(), "kind", alarm.kind().name())));
    }

    private void requireController(Measure measure, String person) {
        if (!controllers.of(measure).contains(person)
                && !controllers.ofEntity(measure).contains(person)) {
            throw new Forbidden(
                    "NOT_A_CONTROLLER",
                    person + " is not a controller of " + measure.measure() + " or its legal entity "
                            + measure.profile().legalEntity());
        }
    }
}

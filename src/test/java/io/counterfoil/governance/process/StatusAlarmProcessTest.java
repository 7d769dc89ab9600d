package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.governance.alarm.AlarmAnswers;
import io.counterfoil.governance.alarm.StatusAlarm;
import io.counterfoil.governance.alarm.StatusAlarms;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.status.Milestone;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two lights that contradict each other: who is asked, once, and what becomes of it. */
class StatusAlarmProcessTest extends ClosureProcessTest {
    /** Its first half is closed for all tests here. */
    private static final int YEAR = 1971;

    @Autowired
    StatusAlarms alarms;

    @Autowired
    AlarmAnswers answers;

    @BeforeEach
    void haveAClosedHalfYear() {
        if (!periods.isClosed(YearMonth.of(YEAR, 6))) {
            close(YearMonth.of(YEAR, 1), YearMonth.of(YEAR, 6));
        }
    }

    @Test
    void G1_trapIsRaisedOnceWithATaskForTheController() {
        var key = decided(YEAR, steps());
        milestones.report(key, 7, new Milestones.Report(LocalDate.now().plusDays(35), null, "", null), MIA);
        onSchedule(key, "100", "100", "100", "100", "100", "80");
        assertThat(open(key)).isEmpty();

        forecasts.state(key, secondHalf("85"), MIA);
        forecasts.state(key, secondHalf("85"), MIA);

        var alarm = open(key).get(0);
        assertThat(open(key)).hasSize(1);
        assertThat(alarm.kind()).isEqualTo(Alarm.TRAP);
        assertThat(alarm.implementation()).isEqualTo(Light.GREEN);
        assertThat(alarm.potential()).isEqualTo(Light.AMBER);
        assertThat(alarm.potentialWords()).contains("0.9083");
        var task = taskOf(alarm.alarm(), CARLA);
        assertThat(tasks(alarm.alarm())).hasSize(1);
        assertThat(task.getDueDate().toInstant())
                .isAfter(Instant.now().plus(Duration.ofDays(1)))
                .isBefore(Instant.now().plus(Duration.ofDays(7)));

        assertThatThrownBy(() -> answers.answer(alarm.alarm(), "Nothing", MIA, null))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> complete(task, CARLA, Map.of("reason", " "))).hasStackTraceContaining("reason");
        complete(task, CARLA, Map.of("reason", "The owner looks for two more routes"));
        assertThat(open(key)).isEmpty();
        assertThat(alarms.get(alarm.alarm()).answeredBy()).isEqualTo(CARLA);
        assertThatThrownBy(() -> answers.answer(alarm.alarm(), "Again", CARLA, null))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("STATUS_ALARM_ANSWERED"));

        // It is asked about once in a period.
        forecasts.state(key, secondHalf("84"), MIA);
        assertThat(open(key)).isEmpty();
    }

    @Test
    void G2_mirrorIsRaisedWhenValueComesBeforeTheWork() {
        var key = decided(YEAR, steps());
        forecasts.state(key, secondHalf("50"), MIA);
        IntStream.rangeClosed(1, 3).forEach(number -> done(key, number));
        bring(key, YEAR, "110", "110", "110", "110", "110", "100");
        confirmForecast(key);
        assertThat(open(key)).isEmpty();

        forecasts.state(key, secondHalf("100"), MIA);

        var mirror = open(key).get(0);
        assertThat(open(key)).hasSize(1);
        assertThat(mirror.kind()).isEqualTo(Alarm.MIRROR);
        assertThat(mirror.implementation()).isEqualTo(Light.RED);
        assertThat(mirror.potential()).isEqualTo(Light.GREEN);
        assertThat(mirror.potentialWords()).contains("1.0417");
        assertThat(taskOf(mirror.alarm(), CARLA)).isNotNull();
    }

    @Test
    void alarmWhoseCauseHasGoneSaysSoAndStillWaitsForItsAnswer() {
        var key = decided(YEAR, steps());
        onSchedule(key, "100", "100", "100", "100", "100", "80");
        forecasts.state(key, secondHalf("85"), MIA);
        assertThat(open(key).get(0).goneAt()).isNull();

        forecasts.state(key, secondHalf("110"), MIA);
        assertThat(open(key)).hasSize(1);
        assertThat(open(key).get(0).goneAt()).isNotNull();

        forecasts.state(key, secondHalf("85"), MIA);
        assertThat(open(key)).hasSize(1);
        assertThat(open(key).get(0).goneAt()).isNull();
    }

    @Test
    void staleStatusAloneRaisesAtTheEndOfAPeriodOnly() {
        var key = decided(YEAR, steps());
        IntStream.rangeClosed(1, 5).forEach(number -> done(key, number));
        bring(key, YEAR, "100", "100", "100", "100", "100", "100");
        done(key, 6);
        assertThat(open(key)).isEmpty();

        var last = YearMonth.of(YEAR, 12);
        alarms.lookAtAll(last);
        watches.catchUp();

        assertThat(open(key)).extracting(StatusAlarm::kind).containsExactly(Alarm.TRAP);
        assertThat(open(key).get(0).period()).isEqualTo(last);
        assertThat(open(key).get(0).potentialWords()).contains("stale");
    }

    @Test
    void closingAPeriodLooksAtAllDecidedMeasures() {
        var key = decided(YEAR + 1, steps());
        IntStream.rangeClosed(1, 6).forEach(number -> done(key, number));
        close(YearMonth.of(YEAR + 1, 1), YearMonth.of(YEAR + 1, 1));

        assertThat(open(key)).extracting(StatusAlarm::kind).containsExactly(Alarm.TRAP);
        assertThat(open(key)).extracting(StatusAlarm::period).containsExactly(YearMonth.of(YEAR + 1, 1));
    }

    /** Ten of equal weight, of which six are due. */
    private static List<Milestone> steps() {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(number -> step(number, number <= 6 ? -20 : 30))
                .toList();
    }

    /** The last step that is due comes after the actuals, so that the lights do not contradict each other before. */
    private void onSchedule(String key, String... amounts) {
        IntStream.rangeClosed(1, 5).forEach(number -> done(key, number));
        bring(key, YEAR, amounts);
        confirmForecast(key);
        done(key, 6);
    }

    private static List<PeriodValue> secondHalf(String monthly) {
        return yearOf(YEAR, monthly).subList(6, 12);
    }

    private List<StatusAlarm> open(String key) {
        return alarms.open(100_000, 0).stream()
                .filter(alarm -> alarm.measure().equals(key))
                .toList();
    }
}

package io.counterfoil.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.counterfoil.ProcessTest;
import io.counterfoil.governance.alarm.StatusAlarm;
import io.counterfoil.governance.alarm.StatusAlarms;
import io.counterfoil.governance.closing.DecayEvents;
import io.counterfoil.governance.gate.Gates;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureFilter;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Alarm;
import io.counterfoil.period.PeriodState;
import io.counterfoil.period.ReportingPeriods;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** What a new user finds in the portfolio a minute after the first start. */
@Import(DemoPortfolioTest.TellsNothingByItself.class)
class DemoPortfolioTest extends ProcessTest {
    /** The test tells the story, at its own time. */
    @TestConfiguration(proxyBeanMethods = false)
    static class TellsNothingByItself {
        @Bean
        @Primary
        StoryClock storyClock(@Qualifier("clock") Clock real) {
            return new StoryClock(real);
        }
    }

    @Autowired
    DemoPortfolio portfolio;

    @Autowired
    StoryClock clock;

    @Autowired
    Measures measures;

    @Autowired
    Gates gates;

    @Autowired
    StatusAlarms alarms;

    @Autowired
    DecayEvents decays;

    @Autowired
    ReportingPeriods periods;

    @Test
    void fortyMeasuresLiveThroughTwelveMonths() {
        portfolio.play(clock);

        var present = YearMonth.now(ZoneOffset.UTC);
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        var all = measures.page(new MeasureFilter(null, null, null, null), 100, 0);
        assertThat(all).hasSize(40).extracting(Measure::stage).contains(Stage.values());
        assertThat(all).filteredOn(one -> one.condition() == Condition.ON_HOLD).hasSize(1);
        assertThat(all)
                .filteredOn(one -> one.condition() == Condition.CANCELLED)
                .hasSize(1);
        assertThat(all).filteredOn(one -> one.stage() == Stage.D5).hasSize(3);
        assertThat(all)
                .flatExtracting(one -> decays.of(one.measure()))
                .singleElement()
                .satisfies(decay -> assertThat(decay.decision()).isNull());
        assertThat(alarms.open(100, 0)).extracting(StatusAlarm::kind).contains(Alarm.TRAP, Alarm.MIRROR);
        assertThat(periods.closedPeriods(present.minusMonths(20), present))
                .hasSize(12)
                .first()
                .isEqualTo(present.minusMonths(12));
        assertThat(periods.stateOf(present)).isEqualTo(PeriodState.OPEN);
        var first = gates.history(all.get(0).measure()).get(0);
        assertThat(YearMonth.from(first.askedAt().atZone(ZoneOffset.UTC))).isEqualTo(present.minusMonths(12));
    }

    @Test
    void storyIsInThePastForItsTellerOnly() {
        var past = Instant.parse("2026-01-02T09:00:00Z");
        clock.travelTo(past);
        try {
            assertThat(clock.instant()).isEqualTo(past);
            assertThat(CompletableFuture.supplyAsync(clock::instant).join())
                    .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            clock.travelTo(Instant.now().plus(400, ChronoUnit.DAYS));
            assertThat(clock.instant()).as("never beyond the present").isBeforeOrEqualTo(Instant.now());
        } finally {
            clock.comeBack();
        }
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }
}

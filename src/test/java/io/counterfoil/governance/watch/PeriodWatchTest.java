package io.counterfoil.governance.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many measures after a period has ended: none is lost, none is looked at twice, and a bad one harms no other. */
class PeriodWatchTest extends ProcessTest {
    private static final YearMonth ENDED = YearMonth.of(1951, 1);

    @Autowired
    WatchRows rows;

    @Autowired
    PeriodWatches ofTheApplication;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactionManager;

    private final Eyes eyes = new Eyes();
    private PeriodWatches watches;

    /** Notes in the database what it has looked at, so that a look that fails leaves no note. */
    private final class Eyes implements PeriodWatch {
        private final String name = "TEST-" + UUID.randomUUID();
        private final Set<String> bad = Collections.synchronizedSet(new HashSet<>());

        @Override
        public String name() {
            return name;
        }

        @Override
        public void look(Collection<String> measures, YearMonth ended) {
            measures.forEach(measure -> jdbc.sql("insert into looked (watch, measure) values (:watch, :measure)")
                    .param("watch", name)
                    .param("measure", measure)
                    .update());
            if (!Collections.disjoint(measures, bad)) {
                throw new IllegalStateException("cannot look at one of " + measures.size());
            }
        }

        List<String> looked() {
            return jdbc.sql("select measure from looked where watch = :watch order by 1")
                    .param("watch", name)
                    .query(String.class)
                    .list();
        }
    }

    @BeforeEach
    void haveSomebodyWhoLooks() {
        jdbc.sql("create table if not exists looked (watch text not null, measure text not null)")
                .update();
        watches = watchesAt(Clock.systemUTC());
    }

    private PeriodWatches watchesAt(Clock clock) {
        var beans = new StaticListableBeanFactory(Map.of("eyes", eyes));
        return new PeriodWatches(rows, beans.getBeanProvider(PeriodWatch.class), events, transactionManager, clock);
    }

    @Test
    void everyMeasureOfSeveralPiecesIsLookedAtOnce() {
        var measures = measures(450);
        ask(measures);
        assertThat(eyes.looked()).isEmpty();

        watches.catchUp();
        watches.catchUp();

        assertThat(eyes.looked()).containsExactlyElementsOf(measures);
        assertThat(left()).isEmpty();
    }

    @Test
    void twoWhoCatchUpAtTheSameMomentLookAtEachMeasureOnce() {
        var measures = measures(450);
        ask(measures);

        var other =
                CompletableFuture.runAsync(() -> watchesAt(Clock.systemUTC()).catchUp());
        watches.catchUp();
        other.join();

        assertThat(eyes.looked()).containsExactlyElementsOf(measures);
    }

    @Test
    void measureThatFailsKeepsNoOtherWaitingAndIsTriedAgain() {
        var measures = measures(210);
        var bad = measures.get(3);
        eyes.bad.add(bad);
        ask(measures);

        watches.catchUp();
        assertThat(eyes.looked()).hasSize(209).doesNotContain(bad);
        assertThat(left()).containsExactly(bad);
        assertThat(jdbc.sql("select failure from period_watch where watch = :watch")
                        .param("watch", eyes.name)
                        .query(String.class)
                        .single())
                .isEqualTo("cannot look at one of 1");

        eyes.bad.clear();
        watches.catchUp();
        assertThat(left()).as("not before its time").containsExactly(bad);
        watchesAt(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2))).catchUp();
        assertThat(eyes.looked()).containsExactlyElementsOf(measures);
        assertThat(left()).isEmpty();
    }

    @Test
    void periodThatDidNotEndHasNothingLookedAt() {
        var measures = measures(3);
        var transaction = new TransactionTemplate(transactionManager);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    watches.ask(eyes, ENDED, measures);
                    throw new IllegalStateException("not closed after all");
                }))
                .hasMessage("not closed after all");
        assertThatThrownBy(() -> ofTheApplication.ask(eyes, ENDED, measures))
                .isInstanceOf(IllegalTransactionStateException.class);

        watches.catchUp();
        assertThat(eyes.looked()).isEmpty();
    }

    private void ask(List<String> measures) {
        new TransactionTemplate(transactionManager).executeWithoutResult(status -> watches.ask(eyes, ENDED, measures));
    }

    private List<String> left() {
        return rows.due(
                new WatchRows.Round(eyes.name, ENDED),
                "",
                1000,
                Clock.systemUTC().instant().plus(Duration.ofHours(2)));
    }

    private List<String> measures(int count) {
        jdbc.sql("insert into structure_node (node, level, name) values ('WATCH', 'ORGANIZATION', 'Watched')"
                        + " on conflict do nothing")
                .update();
        var prefix = "W-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        var keys = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(number -> prefix + String.format("%03d", number))
                .toList());
        jdbc.sql("insert into measure (measure, name, package, owner, currency, created_by, created_at)"
                        + " select key, key, 'WATCH', 'nobody', 'EUR', 'test', now() from unnest(:keys::text[]) key")
                .param("keys", keys.toArray(String[]::new))
                .update();
        return keys;
    }
}

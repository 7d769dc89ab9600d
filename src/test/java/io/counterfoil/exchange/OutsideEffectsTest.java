package io.counterfoil.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OutsideEffectsTest extends ProcessTest {
    @Autowired
    OutsideEffects effects;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final EffectKey key = new EffectKey("ORDER", "EFFECT-" + UUID.randomUUID(), "CREATE");

    /** Another system: books what it is told, keyed by nothing, so that a second telling shows. */
    private static class OtherSide implements OutsideEffect {
        final ConcurrentMap<Integer, String> booked = new ConcurrentHashMap<>();
        final AtomicInteger asked = new AtomicInteger();

        @Override
        public Optional<String> find() {
            asked.incrementAndGet();
            return booked.values().stream().findFirst();
        }

        @Override
        public String perform() {
            int number = booked.size() + 1;
            booked.put(number, "PO-" + number);
            return "PO-" + number;
        }
    }

    @Test
    void firstAttemptPerformsWithoutAsking() {
        var other = new OtherSide();
        assertThat(effects.perform(key, other)).isEqualTo("PO-1");
        assertThat(other.asked).hasValue(0);
        assertThat(state()).isEqualTo("DONE");
    }

    @Test
    void secondAttemptGivesTheRecordedResultAndLeavesTheOtherSideAlone() {
        effects.perform(key, new OtherSide());
        var other = new OtherSide();
        assertThat(effects.perform(key, other)).isEqualTo("PO-1");
        assertThat(other.booked).isEmpty();
        assertThat(other.asked).hasValue(0);
    }

    @Test
    void killedBeforeTheEffectItIsPerformedByTheNextAttempt() {
        var other = new OtherSide() {
            boolean killed;

            @Override
            public String perform() {
                if (!killed) {
                    killed = true;
                    throw new IllegalStateException("killed before the call");
                }
                return super.perform();
            }
        };
        assertThatThrownBy(() -> effects.perform(key, other)).hasMessage("killed before the call");
        assertThat(state()).isEqualTo("PENDING");
        assertThat(effects.perform(key, other)).isEqualTo("PO-1");
        assertThat(other.booked).hasSize(1);
    }

    @Test
    void answerLostAfterTheEffectIsAskedForAndNotSentAgain() {
        var other = new OtherSide() {
            @Override
            public String perform() {
                super.perform();
                throw new ExternalSystemUnavailable("answer lost", new java.io.IOException("reset"));
            }
        };
        assertThatThrownBy(() -> effects.perform(key, other)).isInstanceOf(ExternalSystemUnavailable.class);
        assertThat(effects.perform(key, other)).isEqualTo("PO-1");
        assertThat(other.booked).hasSize(1);
        assertThat(state()).isEqualTo("DONE");
    }

    @Test
    void silenceIsNotTakenForNo() {
        var other = new OtherSide() {
            @Override
            public Optional<String> find() {
                throw new ExternalSystemUnavailable("silent", new java.io.IOException("timeout"));
            }

            @Override
            public String perform() {
                super.perform();
                throw new IllegalStateException("killed after the call");
            }
        };
        assertThatThrownBy(() -> effects.perform(key, other)).hasMessage("killed after the call");
        assertThatThrownBy(() -> effects.perform(key, other)).hasMessage("silent");
        assertThat(other.booked).hasSize(1);
    }

    @Test
    void rollbackOfTheCallerForgetsNeitherAnnouncementNorResult() {
        var other = new OtherSide();
        transaction.executeWithoutResult(status -> {
            effects.perform(key, other);
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(
                status -> assertThat(effects.perform(key, other)).isEqualTo("PO-1"));
        assertThat(other.booked).hasSize(1);
    }

    @Test
    void eightAtOncePerformItOnce() throws Exception {
        var other = new OtherSide() {
            @Override
            public String perform() {
                sleep(150);
                return super.perform();
            }
        };
        var begin = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var attempts = new ArrayList<Callable<String>>();
            for (int i = 0; i < 8; i++) {
                attempts.add(() -> {
                    begin.await();
                    return effects.perform(key, other);
                });
            }
            var futures = attempts.stream().map(pool::submit).toList();
            begin.countDown();
            for (var future : futures) {
                assertThat(future.get()).isEqualTo("PO-1");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(other.booked).hasSize(1);
    }

    @Test
    void waitingForAnotherPerformerEndsAsAnOutage() throws Exception {
        var inside = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var slow = new OtherSide() {
            @Override
            public String perform() {
                inside.countDown();
                await(finish);
                return super.perform();
            }
        };
        var impatient = new OutsideEffects(dataSource, new OutsideEffectSettings(Duration.ofMillis(100)));
        var pool = Executors.newSingleThreadExecutor();
        try {
            var first = pool.submit(() -> effects.perform(key, slow));
            inside.await();
            assertThatThrownBy(() -> impatient.perform(key, slow))
                    .isInstanceOf(ExternalSystemUnavailable.class)
                    .hasMessageContaining("performed elsewhere");
            finish.countDown();
            assertThat(first.get()).isEqualTo("PO-1");
        } finally {
            finish.countDown();
            pool.shutdownNow();
        }
        assertThat(slow.booked).hasSize(1);
    }

    @Test
    void noLockStaysOnTheConnectionsThatGoBackToThePool() {
        effects.perform(key, new OtherSide());
        assertThatThrownBy(() -> effects.perform(new EffectKey("ORDER", key.businessKey(), "FAILS"), new OtherSide() {
                    @Override
                    public String perform() {
                        throw new IllegalStateException("refused");
                    }
                }))
                .hasMessage("refused");
        assertThat(jdbc.sql("select count(*) from pg_locks where locktype = 'advisory'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String state() {
        return jdbc.sql("select state from outside_effect where business_key = :key")
                .param("key", key.businessKey())
                .query(String.class)
                .single();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let the effect end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

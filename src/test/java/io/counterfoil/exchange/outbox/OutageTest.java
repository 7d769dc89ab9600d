package io.counterfoil.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.counterfoil.ProcessTest;
import io.counterfoil.exchange.contract.ContractField;
import io.counterfoil.exchange.contract.Direction;
import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.contract.FieldType;
import io.counterfoil.exchange.held.HeldDecision;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages to a system that is down, slow to answer, refuses, or loses its answers; with the real scheduler. */
@TestPropertySource(
        properties = {
            "counterfoil.exchange.lanes.enabled=true",
            "counterfoil.exchange.lanes.poll=PT0.1S",
            "counterfoil.exchange.lanes.heartbeat=PT1H"
        })
@Import(OutageTest.OtherSystem.class)
class OutageTest extends ProcessTest {
    private static final String FLOW = "outage-orders";
    private static final int MESSAGES = 500;

    @Autowired
    private ExchangeOutbox outbox;

    @Autowired
    private ExchangeContracts contracts;

    @Autowired
    private HeldRecords held;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClockAhead clock;

    @Autowired
    private Target target;

    @BeforeEach
    void contract() {
        target.mode = Mode.UP;
        if (jdbc.sql("select count(*) from exchange_contract where contract = :c")
                        .param("c", FLOW)
                        .query(Long.class)
                        .single()
                == 0) {
            contracts.record(contract(1), "oscar.operator");
        }
    }

    @Test
    void targetThatWasDownForTwoHoursGetsEverythingInOrderAndOnce() {
        target.mode = Mode.DOWN;
        var sent = IntStream.range(0, MESSAGES)
                .mapToObj(i -> send("order-" + i % 50, "message " + i))
                .toList();
        await().atMost(Duration.ofSeconds(60)).until(() -> target.attempts > 0);
        for (int minute = 0; minute < 120; minute += 5) {
            clock.move(Duration.ofMinutes(5));
            await().atMost(Duration.ofSeconds(30)).until(() -> dueNow() == 0);
        }
        assertThat(target.effects).as("nothing arrived").doesNotContainKeys(keys(sent));
        assertThat(waiting()).as("nothing was lost").isEqualTo(MESSAGES);

        target.mode = Mode.UP;
        await().atMost(Duration.ofSeconds(120)).until(() -> {
            clock.move(Duration.ofSeconds(30));
            return waiting() == 0;
        });

        assertThat(target.effects).containsKeys(keys(sent));
        assertThat(target.effects.values()).containsOnly(1);
        for (int lane = 0; lane < 50; lane++) {
            var object = "order-" + lane;
            assertThat(target.order.get(object))
                    .as("in the order in which they were sent")
                    .isSorted()
                    .hasSize(MESSAGES / 50);
        }
    }

    @Test
    void answerThatWasLostIsAskedForAndNothingIsSentTwice() {
        target.mode = Mode.LOSES_ANSWERS;
        var number = send("lost", "one");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> target.effects.containsKey(outbox.get(number).idempotencyKey()));
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox.get(number).attempts() > 0);
        target.mode = Mode.UP;
        delivered(number);

        assertThat(target.effects.get(outbox.get(number).idempotencyKey())).isEqualTo(1);
    }

    @Test
    void refusedMessageIsDeadAndWhatIsBehindItWaitsForTheSteward() {
        target.mode = Mode.REFUSES;
        var refused = send("refused", "bad");
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox.get(refused).state() == OutboxState.DEAD);
        target.mode = Mode.UP;
        var behind = send("refused", "good");
        var other = send("elsewhere", "good");
        delivered(other);

        assertThat(outbox.get(behind).state()).isEqualTo(OutboxState.WAITING);
        var letter = deadLetter(refused);
        assertThat(held.get(letter).reason()).contains("refused it", "no such supplier");
        held.decide(letter, HeldDecision.ABANDON, Map.of(), "ordered by telephone", "oscar.operator");

        delivered(behind);
        assertThat(outbox.get(refused).state()).isEqualTo(OutboxState.ABANDONED);
        assertThat(target.effects).doesNotContainKey(outbox.get(refused).idempotencyKey());
    }

    @Test
    void deadLetterIsDeliveredAgainBeforeWhatWaitsBehindIt() {
        target.mode = Mode.REFUSES;
        var first = send("again", "first");
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox.get(first).state() == OutboxState.DEAD);
        target.mode = Mode.UP;
        var second = send("again", "second");

        held.decide(deadLetter(first), HeldDecision.DELIVER_AGAIN, Map.of(), "they created it", "oscar.operator");

        delivered(second);
        assertThat(target.order.get("again")).containsExactly(first, second);
    }

    @Test
    void messageNobodyTakesForTooLongIsDead() {
        target.mode = Mode.DOWN;
        var number = send("forever", "one");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            clock.move(Duration.ofHours(3));
            return outbox.get(number).state() == OutboxState.DEAD;
        });

        assertThat(held.get(deadLetter(number)).reason()).contains("in vain for PT48H");
        target.mode = Mode.UP;
    }

    @Test
    void replayDeliversAgainUnderTheOldKeySoTheEffectStaysOne() {
        var number = send("replayed", "one");
        delivered(number);
        outbox.replay(FLOW, List.of(number), "they restored a backup", "oscar.operator");
        delivered(number);

        assertThat(outbox.get(number).replays()).isEqualTo(1);
        assertThat(target.deliveries.get(outbox.get(number).idempotencyKey())).isEqualTo(2);
        assertThat(target.effects.get(outbox.get(number).idempotencyKey())).isEqualTo(1);
        assertThatThrownBy(() -> outbox.replay(FLOW, List.of(number, -1L), "one is unknown", "oscar.operator"))
                .hasMessageContaining("-1");
        assertThat(outbox.get(number).state()).as("all or none").isEqualTo(OutboxState.DELIVERED);
    }

    @Test
    void messageStandsOnlyIfItsChangeDoes() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    outbox.send(FLOW, "rolled-back", bytes("x"), "text/plain", "rita.requester");
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessageContaining("the change failed");

        assertThat(jdbc.sql("select count(*) from exchange_outbox where object_key = 'rolled-back'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'exchange-outbox' and task_instance"
                                + " not in (select number::text from exchange_outbox)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long send(String object, String text) {
        var number =
                transaction.execute(status -> outbox.send(FLOW, object, bytes(text), "text/plain", "rita.requester"));
        return Optional.ofNullable(number).orElseThrow();
    }

    private void delivered(long number) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            clock.move(Duration.ofSeconds(10));
            return outbox.get(number).state() == OutboxState.DELIVERED;
        });
    }

    private String deadLetter(long number) {
        return jdbc.sql("select number from exchange_held where contract = :c and kind = :k and message = :m")
                .param("c", FLOW)
                .param("k", HeldKind.DEAD_LETTER.name())
                .param("m", number)
                .query(String.class)
                .single();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from exchange_outbox where contract = :c and state = 'WAITING'"
                        + " and object_key like 'order-%'")
                .param("c", FLOW)
                .query(Long.class)
                .single();
    }

    private long dueNow() {
        return jdbc.sql("select count(*) from scheduled_tasks where execution_time <= :now")
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    private String[] keys(List<Long> numbers) {
        return numbers.stream()
                .map(number -> outbox.get(number).idempotencyKey())
                .toArray(String[]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ExchangeContract contract(int version) {
        return new ExchangeContract(
                FLOW,
                version,
                "Orders of the outage test",
                Direction.OUT,
                "Other system",
                null,
                "Order",
                "on change",
                null,
                "operator",
                Duration.ofDays(1),
                false,
                "EU",
                Duration.ofMinutes(1),
                null,
                null,
                Instant.EPOCH,
                "",
                "for the test",
                List.of(new ContractField("text", "Text", FieldType.TEXT, true, ExchangeContract.OURS)));
    }

    enum Mode {
        UP,
        DOWN,
        LOSES_ANSWERS,
        REFUSES
    }

    /** The other system: makes an effect once per key, as its contract says. */
    static final class Target implements OutboundTarget {
        volatile Mode mode = Mode.UP;
        volatile int attempts;
        final Map<String, Integer> effects = new ConcurrentHashMap<>();
        final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
        final Map<String, List<Long>> order = new ConcurrentHashMap<>();

        @Override
        public String contract() {
            return FLOW;
        }

        @Override
        public Optional<String> find(OutboxMessage message, byte[] payload) {
            refuseIfDown();
            return effects.containsKey(message.idempotencyKey()) ? Optional.of("found") : Optional.empty();
        }

        @Override
        public synchronized String deliver(OutboxMessage message, byte[] payload) {
            attempts++;
            refuseIfDown();
            if (mode == Mode.REFUSES) {
                throw new BusinessRuleViolation("OTHER_SYSTEM_SAYS_NO", "no such supplier");
            }
            deliveries.merge(message.idempotencyKey(), 1, Integer::sum);
            if (effects.putIfAbsent(message.idempotencyKey(), 1) == null) {
                order.computeIfAbsent(message.objectKey(), key -> new ArrayList<>())
                        .add(message.number());
            }
            if (mode == Mode.LOSES_ANSWERS) {
                throw new ExternalSystemUnavailable("no answer", new IllegalStateException());
            }
            return "their number";
        }

        private void refuseIfDown() {
            if (mode == Mode.DOWN) {
                throw new ExternalSystemUnavailable("nobody listens", new IllegalStateException());
            }
        }
    }

    /** Runs on, ahead of the real time by as much as it was moved: the scheduler's own pauses must pass by themselves. */
    static final class ClockAhead extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void move(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TestConfiguration
    static class OtherSystem {
        @Bean
        @Primary
        ClockAhead clockAhead() {
            return new ClockAhead();
        }

        @Bean
        Target target() {
            return new Target();
        }
    }
}

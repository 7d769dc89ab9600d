package io.counterfoil.exchange.outbox;

import io.counterfoil.exchange.EffectKey;
import io.counterfoil.exchange.OutsideEffect;
import io.counterfoil.exchange.OutsideEffects;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.exchange.lane.LaneWork;
import io.counterfoil.exchange.lane.Lanes;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers what waits, one message of an object after the other. No transaction is open while the other system is spoken
 * to. An outage is waited out with growing pauses, a refusal ends at the steward, and nothing overtakes what is dead.
 */
@Component
class OutboxDelivery implements LaneWork {
    static final String NAME = "exchange-outbox";
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    private final OutboxRows rows;
    private final Map<String, OutboundTarget> targets;
    private final OutsideEffects effects;
    private final ExchangeContracts contracts;
    private final HeldRecords held;
    private final Lanes lanes;
    private final Circuits circuits;
    private final RetrySettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OutboxDelivery(
            OutboxRows rows,
            List<OutboundTarget> targets,
            OutsideEffects effects,
            ExchangeContracts contracts,
            HeldRecords held,
            Lanes lanes,
            Circuits circuits,
            RetrySettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.targets = targets.stream().collect(Collectors.toMap(OutboundTarget::contract, Function.identity()));
        this.effects = effects;
        this.contracts = contracts;
        this.held = held;
        this.lanes = lanes;
        this.circuits = circuits;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> work(long number) {
        var message = rows.find(number).orElseThrow();
        if (message.state() != OutboxState.WAITING) {
            return Optional.empty();
        }
        var circuit = circuits.of(message.peer());
        if (!circuit.tryAcquirePermission()) {
            var next = now().plus(settings.pauseWhileOpen(ThreadLocalRandom.current()));
            rows.postpone(number, next);
            return Optional.of(next);
        }
        try (var traced = MDC.putCloseable("traceId", message.traceId())) {
            return attempt(message, circuit);
        }
    }

    private Optional<Instant> attempt(OutboxMessage message, CircuitBreaker circuit) {
        var begun = System.nanoTime();
        try {
            var answer = effects.perform(keyOf(message), delivery(message));
            circuit.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            transaction.executeWithoutResult(status -> delivered(message, answer));
            return Optional.empty();
        } catch (BusinessRuleViolation refused) {
            circuit.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            return dead(message, message.peer() + " refused it: " + refused.getMessage());
        } catch (ExternalSystemUnavailable outage) {
            circuit.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, outage);
            return message.waitingSince().plus(settings.giveUpAfter()).isBefore(now())
                    ? dead(message, "in vain for " + settings.giveUpAfter() + ": " + outage.getMessage())
                    : later(message, outage);
        } catch (RuntimeException defect) {
            circuit.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, defect);
            LOG.warn("message {} of the outbox could not be delivered", message.number(), defect);
            return message.attempts() + 1 >= settings.defects()
                    ? dead(message, "could not be delivered: " + defect)
                    : later(message, defect);
        }
    }

    private Optional<Instant> later(OutboxMessage message, RuntimeException trouble) {
        var next = now().plus(settings.pauseAfter(message.attempts() + 1, ThreadLocalRandom.current()));
        rows.noteFailure(message.number(), String.valueOf(trouble.getMessage()), next);
        return Optional.of(next);
    }

    private Optional<Instant> dead(OutboxMessage message, String why) {
        transaction.executeWithoutResult(status -> {
            lanes.seize(message.contract(), message.objectKey());
            rows.dead(message.number(), why);
            held.hold(
                    contracts.get(message.contract()),
                    HeldKind.DEAD_LETTER,
                    message.number(),
                    message.objectKey(),
                    why,
                    Map.of(),
                    Map.of("message", Long.toString(message.number())),
                    AuditFact.SYSTEM);
        });
        return Optional.empty();
    }

    private void delivered(OutboxMessage message, String answer) {
        lanes.seize(message.contract(), message.objectKey());
        rows.delivered(message.number(), answer, now());
        var within = contracts.get(message.contract()).acknowledgedWithin();
        if (within != null) {
            lanes.dueNow(AcknowledgementWatch.NAME, message.number(), now().plus(within));
        }
        rows.head(message.contract(), message.objectKey())
                .filter(next -> next.state() == OutboxState.WAITING)
                .ifPresent(next -> lanes.due(NAME, next.number(), now()));
    }

    /** A replay is another effect of ours; to the receiver it is the same message. */
    private static EffectKey keyOf(OutboxMessage message) {
        return new EffectKey(
                "EXCHANGE " + message.contract(),
                message.objectKey(),
                message.number() + (message.replays() == 0 ? "" : "/" + message.replays()));
    }

    private OutsideEffect delivery(OutboxMessage message) {
        var target = Optional.ofNullable(targets.get(message.contract()))
                .orElseThrow(() -> new ExternalSystemUnavailable(
                        "no connector is set up for the contract " + message.contract(), new IllegalStateException()));
        var payload = rows.payload(message.number());
        return new OutsideEffect() {
            @Override
            public Optional<String> find() {
                return target.find(message, payload);
            }

            @Override
            public String perform() {
                return target.deliver(message, payload);
            }
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

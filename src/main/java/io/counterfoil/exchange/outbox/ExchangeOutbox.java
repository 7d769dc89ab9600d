package io.counterfoil.exchange.outbox;

import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.lane.Lanes;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The back door for messages to other systems. A message stands if the change stands that it tells of, and it is
 * delivered then, in the order of the messages about the same object, at least once under a key by which the receiver
 * makes the effect once.
 */
@Service
@Transactional
public class ExchangeOutbox {
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_REASON = 1000;
    private static final int MOST_REPLAYED = 10_000;

    private final ExchangeContracts contracts;
    private final OutboxRows rows;
    private final Lanes lanes;
    private final Circuits circuits;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExchangeOutbox(
            ExchangeContracts contracts,
            OutboxRows rows,
            Lanes lanes,
            Circuits circuits,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contracts = contracts;
        this.rows = rows;
        this.lanes = lanes;
        this.circuits = circuits;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps a message in the caller's transaction.
     *
     * @param objectKey what it is about; messages about the same object are delivered one after the other
     * @param person login of who made the change
     * @return its number
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long send(String contractKey, String objectKey, byte[] payload, String mediaType, String person) {
        var contract = contracts.get(contractKey);
        if (!contract.direction().goesOut()) {
            throw new IllegalStateException("nothing goes out under the contract " + contractKey);
        }
        new InputCheck().text("objectKey", objectKey, LONGEST_KEY).done();
        lanes.seize(contractKey, objectKey);
        var lane = rows.head(contractKey, objectKey);
        var number = rows.insert(message(contract, objectKey, mediaType, person), payload);
        if (lane.isEmpty()) {
            lanes.due(OutboxDelivery.NAME, number, now());
        }
        return number;
    }

    /** @throws NotFound {@code OUTBOX_MESSAGE_UNKNOWN} */
    @Transactional(readOnly = true)
    public OutboxMessage get(long number) {
        return rows.find(number)
                .orElseThrow(() -> new NotFound("OUTBOX_MESSAGE_UNKNOWN", "no message goes out as " + number));
    }

    @Transactional(readOnly = true)
    public byte[] payload(OutboxMessage message) {
        return rows.payload(message.number());
    }

    /** Of a contract, the latest first. */
    @Transactional(readOnly = true)
    public List<OutboxMessage> page(String contract, @Nullable OutboxState state, int limit, long offset) {
        return rows.page(contract, state, limit, offset);
    }

    /** By system: CLOSED, OPEN or HALF_OPEN, as this node sees it. */
    public Map<String, String> circuits() {
        return circuits.states();
    }

    /**
     * Notes that the other system confirmed a message. Confirming it again changes nothing.
     *
     * @param answer what it made of it, for example its number; empty keeps the answer of the delivery
     * @throws Forbidden {@code EXCHANGE_NOT_YOURS} if the contract names another login
     * @throws Conflict {@code MESSAGE_NOT_DELIVERED} if it was not delivered
     */
    public OutboxMessage acknowledge(long number, String answer, String sender) {
        var message = get(number);
        var contract = contracts.get(message.contract());
        if (contract.peerLogin() != null && !contract.peerLogin().equals(sender)) {
            throw new Forbidden(
                    "EXCHANGE_NOT_YOURS",
                    "messages of " + message.contract() + " are confirmed by " + contract.peerLogin() + " and not by "
                            + sender);
        }
        if (message.state() != OutboxState.ACKNOWLEDGED && !rows.acknowledge(number, answer, now())) {
            throw new Conflict("MESSAGE_NOT_DELIVERED", "message " + number + " is " + message.state());
        }
        return get(number);
    }

    /**
     * Delivers messages again, in their order and under their old keys, so that a receiver that has them does nothing.
     *
     * @param numbers of dead or delivered messages of one contract
     * @throws Conflict {@code MESSAGE_NOT_REPLAYABLE} if one of them waits or was abandoned; then none is delivered again
     */
    public List<OutboxMessage> replay(String contract, List<Long> numbers, String reason, String person) {
        new InputCheck()
                .text("reason", reason, LONGEST_REASON)
                .that(
                        !numbers.isEmpty() && numbers.size() <= MOST_REPLAYED,
                        "messages",
                        "must be 1 to " + MOST_REPLAYED + " but are " + numbers.size())
                .done();
        var replayed = numbers.stream().sorted().distinct().map(this::get).toList();
        replayed.forEach(message -> again(contract, message));
        replayed.stream()
                .map(OutboxMessage::objectKey)
                .distinct()
                .forEach(key -> rows.head(contract, key)
                        .filter(head -> head.state() == OutboxState.WAITING)
                        .ifPresent(head -> lanes.dueNow(OutboxDelivery.NAME, head.number(), now())));
        events.publishEvent(new AuditFact(
                "CONTRACT-" + contract,
                person,
                "EXCHANGE_MESSAGES_REPLAYED",
                reason.strip(),
                Map.of(
                        "messages",
                        Integer.toString(replayed.size()),
                        "first",
                        Long.toString(replayed.get(0).number()))));
        return replayed.stream().map(message -> get(message.number())).toList();
    }

    /** As {@link #replay(String, List, String, String)}, for everything delivered from one instant to before another. */
    public List<OutboxMessage> replay(String contract, Instant from, Instant to, String reason, String person) {
        contracts.get(contract);
        var numbers = rows.delivered(contract, from, to);
        if (numbers.isEmpty()) {
            throw new NotFound(
                    "OUTBOX_MESSAGE_UNKNOWN",
                    "nothing was delivered under " + contract + " from " + from + " to before " + to);
        }
        return replay(contract, numbers, reason, person);
    }

    private void again(String contract, OutboxMessage message) {
        lanes.seize(contract, message.objectKey());
        if (!message.contract().equals(contract) || !rows.waitAgain(message.number(), now())) {
            throw new Conflict(
                    "MESSAGE_NOT_REPLAYABLE",
                    "message " + message.number() + " of " + message.contract() + " is " + message.state()
                            + "; dead and delivered messages of " + contract + " are delivered again");
        }
    }

    private OutboxMessage message(ExchangeContract contract, String objectKey, String mediaType, String person) {
        var trace = MDC.get("traceId");
        return new OutboxMessage(
                0,
                contract.contract(),
                contract.version(),
                contract.peer(),
                objectKey,
                mediaType,
                trace == null ? "" : trace,
                now(),
                person,
                OutboxState.WAITING,
                0,
                now(),
                now(),
                "",
                "",
                0,
                null,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package io.counterfoil.exchange.inbox;

import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.contract.RecordCheck;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.exchange.lane.Lanes;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.kernel.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door for records of other systems. Whatever is answered, the bytes are kept: once this returns, nothing is
 * lost. A record counts once per key of its source, however often it is delivered; what repeats it is noted beside it.
 */
@Service
@Transactional
public class Inbox {
    private static final int LONGEST_KEY = 255;
    private static final String UNKNOWN_OBJECT = "?";

    private final ExchangeContracts contracts;
    private final InboxRows rows;
    private final InboundFlows flows;
    private final HeldRecords held;
    private final Lanes lanes;
    private final InboxSettings settings;
    private final Clock clock;

    Inbox(
            ExchangeContracts contracts,
            InboxRows rows,
            InboundFlows flows,
            HeldRecords held,
            Lanes lanes,
            InboxSettings settings,
            Clock clock) {
        this.contracts = contracts;
        this.rows = rows;
        this.flows = flows;
        this.held = held;
        this.lanes = lanes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Keeps a record and decides at the door what becomes of it.
     *
     * @param sourceKey how its source names this very delivery; the same key means the same record
     * @param raw bytes as they came
     * @param sender login that delivers
     * @throws Forbidden {@code EXCHANGE_NOT_YOURS} if the contract names another sender
     * @throws InboxFull if too many wait
     */
    public Admission admit(String contractKey, String sourceKey, InboundRecord record, byte[] raw, String sender) {
        var contract = door(contractKey, sourceKey, raw, sender);
        new InputCheck().text("objectKey", record.objectKey(), LONGEST_KEY).done();
        var problems = RecordCheck.problems(contract, record.values());
        var state = !problems.isEmpty()
                ? InboxState.REJECTED
                : tooLate(contract, record) ? InboxState.LATE : InboxState.RECEIVED;
        return keep(contract, sourceKey, record, raw, sender, state, problems);
    }

    /** Keeps bytes in which no record could be read; they are held for the steward. */
    public Admission admitUnreadable(String contractKey, String sourceKey, byte[] raw, String why, String sender) {
        var contract = door(contractKey, sourceKey, raw, sender);
        var nothing = new InboundRecord(UNKNOWN_OBJECT, null, null, Map.of());
        return keep(
                contract, sourceKey, nothing, raw, sender, InboxState.REJECTED, List.of(new FieldProblem("body", why)));
    }

    /** @throws NotFound {@code INBOX_MESSAGE_UNKNOWN} */
    @Transactional(readOnly = true)
    public InboxMessage get(long number) {
        return rows.find(number)
                .orElseThrow(() -> new NotFound("INBOX_MESSAGE_UNKNOWN", "no record came in as message " + number));
    }

    /** The bytes as they came. */
    @Transactional(readOnly = true)
    public byte[] payload(InboxMessage message) {
        return rows.payload(message.number());
    }

    /** What came, by field of the contract. */
    @Transactional(readOnly = true)
    public Map<String, String> values(InboxMessage message) {
        return rows.values(message.number());
    }

    /** Of a contract, the latest first. */
    @Transactional(readOnly = true)
    public List<InboxMessage> page(String contract, @Nullable InboxState state, int limit, long offset) {
        return rows.page(contract, state, limit, offset);
    }

    private ExchangeContract door(String contractKey, String sourceKey, byte[] raw, String sender) {
        var contract = contracts.get(contractKey);
        if (!contract.direction().comesIn() || !flows.has(contractKey)) {
            throw new Conflict("FLOW_NOT_RECEIVED", "nothing comes in under the contract " + contractKey);
        }
        if (contract.peerLogin() != null && !contract.peerLogin().equals(sender)) {
            throw new Forbidden(
                    "EXCHANGE_NOT_YOURS",
                    "records of " + contractKey + " are delivered by " + contract.peerLogin() + " and not by "
                            + sender);
        }
        new InputCheck()
                .text("sourceKey", sourceKey, LONGEST_KEY)
                .that(
                        raw.length <= settings.largest(),
                        "body",
                        "must have at most " + settings.largest() + " bytes but has " + raw.length)
                .done();
        if (rows.waiting(contractKey) >= settings.mostWaiting()) {
            throw new InboxFull("more than " + settings.mostWaiting() + " records of " + contractKey
                    + " wait to be applied; send this one again later");
        }
        return contract;
    }

    private Admission keep(
            ExchangeContract contract,
            String sourceKey,
            InboundRecord record,
            byte[] raw,
            String sender,
            InboxState state,
            List<FieldProblem> problems) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var outcome = state == InboxState.RECEIVED ? "" : words(state, problems);
        var message = InboxMessage.arriving(contract, sourceKey, record, raw, sender, now, null, state, outcome);
        lanes.seize(contract.contract(), record.objectKey());
        var number = rows.insertFirst(message, record.values(), raw);
        if (number.isEmpty()) {
            return repeated(contract, sourceKey, record, raw, sender, now);
        }
        var kept = get(number.get());
        if (state != InboxState.RECEIVED) {
            return new Admission(kept, false, hold(contract, kept, outcome, record.values()), problems);
        }
        if (rows.head(contract.contract(), record.objectKey()).equals(number)) {
            lanes.due(InboxWork.NAME, number.get(), now);
        }
        return new Admission(kept, false, "", List.of());
    }

    /** The first delivery counts. The same bytes again change nothing; others under its key are held. */
    private Admission repeated(
            ExchangeContract contract, String sourceKey, InboundRecord record, byte[] raw, String sender, Instant now) {
        var first = rows.first(contract.contract(), sourceKey).orElseThrow();
        if (first.sha256().equals(Sha256.hex(raw))) {
            rows.insertRepeat(
                    InboxMessage.arriving(
                            contract,
                            sourceKey,
                            record,
                            raw,
                            sender,
                            now,
                            first.number(),
                            InboxState.DUPLICATE,
                            "came before as message " + first.number()),
                    record.values(),
                    raw);
            return new Admission(first, true, "", List.of());
        }
        var outcome = "the key " + sourceKey + " was used by message " + first.number() + " for other content";
        var other = get(rows.insertRepeat(
                InboxMessage.arriving(
                        contract, sourceKey, record, raw, sender, now, first.number(), InboxState.REJECTED, outcome),
                record.values(),
                raw));
        return new Admission(
                other,
                false,
                hold(contract, other, outcome, record.values()),
                List.of(new FieldProblem("sourceKey", outcome)));
    }

    private String hold(ExchangeContract contract, InboxMessage message, String outcome, Map<String, String> values) {
        var kind = message.state() == InboxState.LATE ? HeldKind.LATE : HeldKind.REJECTED;
        var ours = message.objectKey().equals(UNKNOWN_OBJECT)
                ? Map.<String, String>of()
                : flows.of(contract.contract()).current(message.objectKey());
        return held.hold(
                contract, kind, message.number(), message.objectKey(), outcome, values, ours, message.sender());
    }

    private boolean tooLate(ExchangeContract contract, InboundRecord record) {
        return !contract.applyLate() && contract.isLate(record.occurredAt(), clock.instant());
    }

    private static String words(InboxState state, List<FieldProblem> problems) {
        return state == InboxState.LATE
                ? "older than the contract allows"
                : problems.stream().map(one -> one.field() + " " + one.reason()).collect(Collectors.joining("; "));
    }
}

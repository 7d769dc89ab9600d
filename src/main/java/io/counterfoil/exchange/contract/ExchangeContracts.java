package io.counterfoil.exchange.contract;

import io.counterfoil.identity.Role;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of contracts: who owns what, where it comes from, how fresh it must be. */
@Service
@Transactional
public class ExchangeContracts {
    private static final int MOST_FIELDS = 200;

    private final ContractRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExchangeContracts(ContractRows rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The version in force.
     *
     * @throws NotFound {@code CONTRACT_UNKNOWN}
     */
    @Transactional(readOnly = true)
    public ExchangeContract get(String contract) {
        return rows.current(contract)
                .orElseThrow(() -> new NotFound(
                        "CONTRACT_UNKNOWN", "there is no contract '" + contract + "'; see the register at /contracts"));
    }

    /** Those in force, by key. */
    @Transactional(readOnly = true)
    public List<ExchangeContract> all() {
        return rows.allCurrent();
    }

    /** @throws NotFound {@code CONTRACT_UNKNOWN} */
    @Transactional(readOnly = true)
    public List<ExchangeContract> versions(String contract) {
        get(contract);
        return rows.versions(contract);
    }

    /**
     * Records the next version of a contract, or the first one of a new flow. It is in force for every record that
     * comes after it.
     *
     * @param draft its version says which one it follows plus one
     * @param person login of who records it, with {@link ExchangeContract#reason}
     * @throws Conflict {@code CONTRACT_CHANGED} if another version came in between
     */
    public ExchangeContract record(ExchangeContract draft, String person) {
        check(draft);
        var inForce =
                rows.current(draft.contract()).map(ExchangeContract::version).orElse(0);
        if (draft.version() != inForce + 1) {
            throw new Conflict(
                    "CONTRACT_CHANGED",
                    "version " + inForce + " of " + draft.contract() + " is in force, the next is " + (inForce + 1)
                            + " and not " + draft.version() + "; read it again");
        }
        var contract = by(draft, person);
        rows.insert(contract);
        events.publishEvent(new AuditFact(
                "CONTRACT-" + contract.contract(),
                person,
                "EXCHANGE_CONTRACT_RECORDED",
                contract.reason(),
                Map.of(
                        "version", Integer.toString(contract.version()),
                        "steward", contract.steward(),
                        "fields", Integer.toString(contract.fields().size()))));
        return contract;
    }

    private ExchangeContract by(ExchangeContract draft, String person) {
        return new ExchangeContract(
                draft.contract(),
                draft.version(),
                draft.title().strip(),
                draft.direction(),
                draft.peer(),
                draft.peerLogin(),
                draft.businessObject(),
                draft.cadence(),
                draft.lateAfter(),
                draft.steward(),
                draft.reviewWithin(),
                draft.applyLate(),
                draft.region(),
                draft.expectedLatency(),
                draft.freshWithin(),
                draft.acknowledgedWithin(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                person,
                draft.reason().strip(),
                draft.fields());
    }

    private static void check(ExchangeContract draft) {
        var names = draft.fields().stream().map(ContractField::field).distinct().count();
        new InputCheck()
                .that(
                        draft.contract().matches("[a-z][a-z0-9-]{1,59}"),
                        "contract",
                        "must be small letters, digits and dashes such as supplier-master but is '" + draft.contract()
                                + "'")
                .text("title", draft.title(), 200)
                .text("peer", draft.peer(), 100)
                .text("businessObject", draft.businessObject(), 100)
                .text("cadence", draft.cadence(), 200)
                .text("region", draft.region(), 100)
                .text("reason", draft.reason(), 1000)
                .that(
                        Role.of(draft.steward()).isPresent(),
                        "steward",
                        "must be a role such as vendor-master-steward but is '" + draft.steward() + "'")
                .that(
                        !draft.fields().isEmpty() && draft.fields().size() <= MOST_FIELDS,
                        "fields",
                        "must be 1 to " + MOST_FIELDS + " fields but are "
                                + draft.fields().size())
                .that(names == draft.fields().size(), "fields", "must not name a field twice")
                .that(positive(draft), "reviewWithin", "and every other duration must be longer than nothing")
                .done();
        draft.fields().forEach(ExchangeContracts::check);
    }

    private static void check(ContractField field) {
        new InputCheck()
                .that(
                        field.field().matches("[a-z][A-Za-z0-9]{0,59}"),
                        "fields.field",
                        "must be a name such as paymentDays but is '" + field.field() + "'")
                .text("fields.term", field.term(), 300)
                .text("fields.owner", field.owner(), 100)
                .done();
    }

    private static boolean positive(ExchangeContract draft) {
        return java.util.stream.Stream.of(
                        draft.reviewWithin(),
                        draft.expectedLatency(),
                        draft.lateAfter(),
                        draft.freshWithin(),
                        draft.acknowledgedWithin())
                .filter(java.util.Objects::nonNull)
                .allMatch(one -> !one.isNegative() && !one.isZero());
    }
}

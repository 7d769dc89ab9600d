package io.counterfoil.exchange.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of the contract of one flow.
 *
 * @param contract key of the flow, for example {@code supplier-master}
 * @param version from 1; the highest is in force
 * @param peer the other system
 * @param peerLogin who delivers for it; null for any external application
 * @param cadence in words, for example {@code on change} or {@code daily at 06:00}
 * @param lateAfter how old a record may be when it arrives; null for any age
 * @param steward role whose members decide on held records
 * @param reviewWithin until when they decide
 * @param applyLate whether late and overtaken records are applied without asking
 * @param region where the records may be stored, for example {@code EU}
 * @param expectedLatency from arrival, or from the change, to the effect
 * @param freshWithin a flow that was silent for longer is stale; null for flows without a rhythm
 * @param acknowledgedWithin how long the peer may take to confirm; null if it never does
 * @param fields in their order
 */
public record ExchangeContract(
        String contract,
        int version,
        String title,
        Direction direction,
        String peer,
        @Nullable String peerLogin,
        String businessObject,
        String cadence,
        @Nullable Duration lateAfter,
        String steward,
        Duration reviewWithin,
        boolean applyLate,
        String region,
        Duration expectedLatency,
        @Nullable Duration freshWithin,
        @Nullable Duration acknowledgedWithin,
        Instant recordedAt,
        String recordedBy,
        String reason,
        List<ContractField> fields) {
    /** Name of this system as an owner. */
    public static final String OURS = "Counterfoil";

    public ExchangeContract {
        fields = List.copyOf(fields);
    }

    public Optional<ContractField> field(String name) {
        return fields.stream().filter(field -> field.field().equals(name)).findFirst();
    }

    /** Whether a record that happened then and arrives now comes too late. */
    public boolean isLate(@Nullable Instant occurredAt, Instant arrivedAt) {
        return lateAfter != null
                && occurredAt != null
                && occurredAt.plus(lateAfter).isBefore(arrivedAt);
    }
}

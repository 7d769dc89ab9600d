package io.counterfoil.masterdata.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.masterdata.BankAccountChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of a supplier's account as callers see it. */
record BankAccountChangeResponse(
        String businessKey,
        BankAccountChange.State state,
        String supplierNumber,
        String oldIban,
        @Nullable String oldBic,
        String newIban,
        @Nullable String newBic,
        String reason,
        String changedBy,
        Instant proposedAt,
        @Nullable String calledBackBy,
        @Nullable String approvedBy,
        @Nullable Instant changedAt,
        @Nullable String decisionReason,
        @JsonProperty("_links") Links links) {

    static BankAccountChangeResponse of(BankAccountChange change) {
        return new BankAccountChangeResponse(
                change.changeNumber(),
                change.state(),
                change.supplierNumber(),
                change.oldIban(),
                change.oldBic(),
                change.newIban(),
                change.newBic(),
                change.reason(),
                change.changedBy(),
                change.proposedAt(),
                change.calledBackBy(),
                change.approvedBy(),
                change.changedAt(),
                change.decisionReason().isEmpty() ? null : change.decisionReason(),
                Links.self(addressOf(change))
                        .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(change.changeNumber())));
    }

    static String addressOf(BankAccountChange change) {
        return "/api/v1/bank-account-changes/" + BusinessKeyPath.encode(change.changeNumber());
    }
}

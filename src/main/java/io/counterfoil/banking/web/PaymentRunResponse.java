package io.counterfoil.banking.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.banking.PaymentRun;
import io.counterfoil.banking.PaymentRunState;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payment run as callers see it. */
record PaymentRunResponse(
        String businessKey,
        PaymentRunState state,
        LocalDate dueUntil,
        String createdBy,
        Instant createdAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable String fileName,
        @Nullable String fileSha256,
        @JsonProperty("_links") Links links) {

    static PaymentRunResponse of(PaymentRun run) {
        var links = Links.self(addressOf(run.number()))
                .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(run.number()))
                .and("payments", PaymentController.PATH + "?run=" + run.number());
        return new PaymentRunResponse(
                run.number(),
                run.state(),
                run.dueUntil(),
                run.createdBy(),
                run.createdAt(),
                run.decidedBy(),
                run.decidedAt(),
                run.reason().isEmpty() ? null : run.reason(),
                run.fileName(),
                run.fileSha256(),
                run.fileName() == null ? links : links.and("file", addressOf(run.number()) + "/file"));
    }

    static String addressOf(String number) {
        return PaymentRunController.PATH + "/" + BusinessKeyPath.encode(number);
    }
}

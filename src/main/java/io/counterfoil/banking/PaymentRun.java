package io.counterfoil.banking;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Payments that go to the bank together. Its file is kept beside it and read with {@link PaymentFiles}.
 *
 * @param number {@code RUN-1001}
 * @param dueUntil payments due on this day or before were collected
 * @param createdBy login, or {@link io.counterfoil.kernel.AuditFact#SYSTEM} if the calendar did it
 * @param decidedBy login of who released or refused it; null while open
 * @param reason of the decision; empty if none was given
 * @param fileName in the outbox; null unless released
 * @param fileSha256 of the file's bytes in lower-case hexadecimal; null unless released
 */
@Table("payment_run")
public record PaymentRun(
        @Id String number,
        PaymentRunState state,
        LocalDate dueUntil,
        String createdBy,
        Instant createdAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String reason,
        @Nullable String fileName,
        @Nullable String fileSha256) {}

package io.counterfoil.exchange.reconciliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A comparison of both sides.
 *
 * @param differences objects that both sides do not have alike; each is held unless it waits already
 */
public record Reconciliation(
        long number,
        String contract,
        LocalDate from,
        LocalDate to,
        long ourCount,
        long theirCount,
        BigDecimal ourSum,
        BigDecimal theirSum,
        int differences,
        Instant runAt,
        String runBy) {}

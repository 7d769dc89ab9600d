package io.counterfoil.masterdata.web;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Asks to pay a supplier to another account.
 *
 * @param iban with or without blanks
 * @param reason who asked for it, and how
 */
record BankAccountRequest(
        @NotNull String iban, @Nullable String bic, @NotNull String reason) {}

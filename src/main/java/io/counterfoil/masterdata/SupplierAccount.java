package io.counterfoil.masterdata;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a supplier is paid, and since when.
 *
 * @param changeNumber the change that made the account what it is; null if it never changed
 * @param changedAt null exactly if {@code changeNumber} is
 */
public record SupplierAccount(
        String supplierNumber,
        String iban,
        @Nullable String changeNumber,
        @Nullable Instant changedAt) {}

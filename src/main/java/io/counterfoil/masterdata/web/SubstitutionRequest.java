package io.counterfoil.masterdata.web;

import io.counterfoil.identity.SubstitutionDraft;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A substitution to enter.
 *
 * @param absent who will be away; the caller if left out
 * @param processes keys of processes; all of them if left out
 */
record SubstitutionRequest(
        @Nullable String absent,
        @NotBlank String substitute,
        @NotNull LocalDate firstDay,
        @NotNull LocalDate lastDay,
        @Nullable List<@NotBlank String> processes,
        @NotBlank String reason) {
    SubstitutionDraft draft(String caller) {
        return new SubstitutionDraft(
                Objects.requireNonNullElse(absent, caller),
                substitute,
                firstDay,
                lastDay,
                Objects.requireNonNullElse(processes, List.of()),
                reason);
    }
}

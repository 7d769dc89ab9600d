package io.counterfoil.procurement.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Gives a claim up. */
record ClaimWaiverRequest(
        @NotBlank @Size(max = 2000) @Pattern(regexp = "[^\\u0000]*")
        String reason) {}

package io.counterfoil.banking.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Asks to pay a posted invoice that has no payment yet. */
record PaymentRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*")
        String invoice) {}

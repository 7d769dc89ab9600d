package io.counterfoil.procurement.web;

import jakarta.validation.constraints.NotNull;

/** @param reason why nothing more is expected of the order */
record OrderClosureRequest(@NotNull String reason) {}

package io.counterfoil.identity;

import java.time.Instant;

/**
 * An event made harmless, with when and from where.
 *
 * @param address network address of the caller; empty in jobs and at start
 * @param rule number of the rule that refused, for example {@code S1}; empty if none
 */
record SecurityLogEntry(Instant at, SecurityEvent event, String address, String rule) {}

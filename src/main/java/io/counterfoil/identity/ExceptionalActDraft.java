package io.counterfoil.identity;

import java.time.Duration;

/**
 * An exceptional act as it is asked for.
 *
 * @param person login of who shall act
 * @param validFor from now on; it lapses afterwards
 */
public record ExceptionalActDraft(String businessKey, String duty, String person, String reason, Duration validFor) {}

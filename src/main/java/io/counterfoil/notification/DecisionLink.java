package io.counterfoil.notification;

import io.counterfoil.workflow.AskedTask;
import java.time.Instant;

/**
 * A decision that a mail offered to a person.
 *
 * @param decision value that the task's variable {@code decision} gets, for example {@code approve}
 */
public record DecisionLink(AskedTask task, String decision, Instant expiresAt) {}

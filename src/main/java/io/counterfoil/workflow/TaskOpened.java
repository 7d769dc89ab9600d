package io.counterfoil.workflow;

import java.time.Instant;
import java.util.Optional;

/**
 * A task begins to wait for people. Published inside the transaction in which it begins.
 *
 * @param due empty if it may wait for ever
 */
public record TaskOpened(String taskId, TaskOffer offer, Instant since, Optional<Instant> due) {}

package io.counterfoil.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A user task that waits for a person. */
public record OpenTask(String id, List<String> candidateGroups, Optional<String> assignee, Optional<Instant> due) {}

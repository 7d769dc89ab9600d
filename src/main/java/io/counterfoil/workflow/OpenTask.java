package io.counterfoil.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A user task that waits for a person.
 *
 * @param candidateUsers logins of those who are asked by name, substitutes among them
 * @param why they are asked; empty where the process does not say
 */
public record OpenTask(
        String id,
        List<String> candidateUsers,
        List<String> candidateGroups,
        Optional<String> assignee,
        Optional<Instant> due,
        Optional<String> why) {}

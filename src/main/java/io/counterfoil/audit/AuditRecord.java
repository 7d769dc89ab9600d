package io.counterfoil.audit;

import java.time.Instant;
import java.util.Map;

/**
 * One fact as it stands in the trail.
 *
 * @param id place in the trail; ascending, with gaps where a transaction was rolled back
 * @param actor login of the person, or {@code counterfoil} if no person acted
 * @param action what happened, in capitals, for example {@code REQUISITION_APPROVED}
 * @param reason in the words of the actor or of the rule; may be empty
 * @param figures what the decider saw, by name in alphabetical order
 */
public record AuditRecord(
        long id,
        String businessKey,
        Instant at,
        String actor,
        String action,
        String reason,
        Map<String, String> figures) {}

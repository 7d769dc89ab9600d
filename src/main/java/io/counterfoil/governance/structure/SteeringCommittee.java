package io.counterfoil.governance.structure;

import java.util.List;

/**
 * Who decides together.
 *
 * @param chair login; a member too
 * @param members logins, in order
 */
public record SteeringCommittee(String committee, String name, String chair, List<String> members) {
    public SteeringCommittee {
        members = members.stream().distinct().sorted().toList();
    }
}

package io.counterfoil.governance.structure;

import io.counterfoil.identity.Role;
import io.counterfoil.workflow.Accounts;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which people may be named to decide about measures, by the roles they hold now. */
@Component
public class FittingRoles {
    private static final Set<Role> DECIDING = EnumSet.of(
            Role.COST_CENTRE_OWNER,
            Role.DEPARTMENT_HEAD,
            Role.CATEGORY_MANAGER,
            Role.CFO,
            Role.IT_GOVERNANCE,
            Role.LEGAL,
            Role.BOARD,
            Role.TREASURER,
            Role.CONTROLLER,
            Role.STEERING_CHAIR);

    /** They run the system and take no part in business. */
    private static final Set<Role> TECHNICAL = EnumSet.of(Role.ADMINISTRATOR, Role.INTEGRATION);

    private final Accounts accounts;

    FittingRoles(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whether somebody may sponsor a measure or vote in a committee: a role that decides, and none of the system's. */
    public boolean decides(String person) {
        return has(person, DECIDING);
    }

    /** Whether somebody may control a measure. */
    public boolean controls(String person) {
        return has(person, EnumSet.of(Role.CONTROLLER));
    }

    /** Whether somebody may answer for the books of a legal entity. */
    public boolean controlsEntity(String person) {
        return has(person, EnumSet.of(Role.CONTROLLER, Role.CFO));
    }

    /** Whether it is somebody's office to name who decides: the transformation office, and the directory's interface. */
    public boolean namesOthers(String person) {
        return !Collections.disjoint(roles(person), EnumSet.of(Role.TRANSFORMATION_OFFICE, Role.INTEGRATION));
    }

    private boolean has(String person, Set<Role> wanted) {
        var roles = roles(person);
        return !Collections.disjoint(roles, wanted) && Collections.disjoint(roles, TECHNICAL);
    }

    private Set<Role> roles(String person) {
        return accounts.find(person).stream()
                .flatMap(account -> account.groups().stream())
                .flatMap(group -> Role.of(group).stream())
                .collect(Collectors.toSet());
    }
}

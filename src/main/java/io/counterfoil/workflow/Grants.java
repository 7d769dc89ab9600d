package io.counterfoil.workflow;

import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.springframework.stereotype.Component;

/** Writes what groups and persons may do into the engine's authorizations. */
@Component
public class Grants {
    private final AuthorizationService authorizations;
    private final Processes processes;

    Grants(AuthorizationService authorizations, Processes processes) {
        this.authorizations = authorizations;
        this.processes = processes;
    }

    /** The group may exactly this on the grant's resource: more or less, found there, is corrected. */
    public void setForGroup(String groupId, Grant grant) {
        processes.asProduct(() -> {
            var found = authorizations
                    .createAuthorizationQuery()
                    .authorizationType(Authorization.AUTH_TYPE_GRANT)
                    .groupIdIn(groupId)
                    .resourceType(grant.resource())
                    .resourceId(grant.resourceId())
                    .singleResult();
            return save(Optional.ofNullable(found), grant, authorization -> authorization.setGroupId(groupId));
        });
    }

    void setForPerson(String login, Grant grant) {
        processes.asProduct(() -> {
            var found = authorizations
                    .createAuthorizationQuery()
                    .authorizationType(Authorization.AUTH_TYPE_GRANT)
                    .userIdIn(login)
                    .resourceType(grant.resource())
                    .resourceId(grant.resourceId())
                    .singleResult();
            return save(Optional.ofNullable(found), grant, authorization -> authorization.setUserId(login));
        });
    }

    private Authorization save(Optional<Authorization> found, Grant grant, Consumer<Authorization> receiver) {
        var authorization = found.orElseGet(() -> {
            var created = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            receiver.accept(created);
            created.setResource(grant.resource());
            created.setResourceId(grant.resourceId());
            return created;
        });
        authorization.setPermissions(grant.permissions());
        return authorizations.saveAuthorization(authorization);
    }
}

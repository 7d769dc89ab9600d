package io.counterfoil.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;

/**
 * The accounts in the engine's identity service: one source for Tasklist, the engine's REST API, our API and our pages.
 * Calls are made by the product and join the caller's transaction; who may ask is the caller's to check.
 */
@Component
public class Accounts {
    private final IdentityService identity;
    private final Processes processes;

    Accounts(IdentityService identity, Processes processes) {
        this.identity = identity;
        this.processes = processes;
    }

    /**
     * Returns the account if the password is right. Empty means an unknown login, a wrong password or an account that
     * the engine has locked for a while after wrong ones (3 seconds after the first, growing, 10 attempts at most); the
     * answer does not tell which.
     */
    public Optional<Account> checkPassword(String login, String password) {
        try {
            return processes.asProduct(
                    () -> identity.checkPassword(login, password) ? find(login) : Optional.<Account>empty());
        } catch (OptimisticLockingException anotherAttemptWasCountedAtTheSameTime) {
            return Optional.empty();
        }
    }

    /** The account of this login as it is now; empty if there is none. */
    public Optional<Account> find(String login) {
        return processes.asProduct(() -> Optional.ofNullable(
                        identity.createUserQuery().userId(login).singleResult())
                .map(this::account));
    }

    /** The account's mail address; empty if none is recorded, or there is no such account. */
    public Optional<String> email(String login) {
        return processes.asProduct(() -> Optional.ofNullable(
                        identity.createUserQuery().userId(login).singleResult())
                .flatMap(user -> Optional.ofNullable(user.getEmail()))
                .filter(Predicate.not(String::isBlank)));
    }

    /** Records the mail address of an existing account. */
    public void setEmail(String login, String address) {
        processes.asProduct(() -> {
            var user = identity.createUserQuery().userId(login).singleResult();
            if (!address.equals(user.getEmail())) {
                user.setEmail(address);
                ((IdentityServiceImpl) identity).saveUser(user, true);
            }
            return true;
        });
    }

    /** All logins, in order. */
    public List<String> logins() {
        return processes.asProduct(() -> identity.createUserQuery().orderByUserId().asc().list().stream()
                .map(User::getId)
                .toList());
    }

    public boolean hasMembers(String groupId) {
        return processes.asProduct(
                () -> identity.createUserQuery().memberOfGroup(groupId).count() > 0);
    }

    /** The logins of all members of a group, in order. */
    public SortedSet<String> members(String groupId) {
        return processes.asProduct(() -> identity.createUserQuery().memberOfGroup(groupId).list().stream()
                .map(User::getId)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Creates the group unless there is one of this id, whatever its name. */
    public void createGroup(String groupId, String name) {
        processes.asProduct(() -> {
            if (identity.createGroupQuery().groupId(groupId).count() == 0) {
                var group = identity.newGroup(groupId);
                group.setName(name);
                group.setType("ROLE");
                identity.saveGroup(group);
            }
            return true;
        });
    }

    /**
     * Creates the account with its memberships unless its login exists: an existing one keeps its password and groups.
     *
     * @return whether it was created
     */
    public boolean create(Account account, String password) {
        return processes.asProduct(() -> {
            if (find(account.login()).isPresent()) {
                return false;
            }
            var user = identity.newUser(account.login());
            var lastName = account.displayName().lastIndexOf(' ');
            user.setFirstName(account.displayName().substring(0, Math.max(0, lastName)));
            user.setLastName(account.displayName().substring(lastName + 1));
            user.setPassword(password);
            ((IdentityServiceImpl) identity).saveUser(user, true);
            account.groups().forEach(group -> identity.createMembership(account.login(), group));
            return true;
        });
    }

    /**
     * Makes the account's memberships exactly these.
     *
     * @return whether anything changed
     */
    public boolean setGroups(String login, Set<String> wanted) {
        return processes.asProduct(() -> {
            var has = find(login).map(Account::groups).orElse(Set.of());
            has.stream()
                    .filter(group -> !wanted.contains(group))
                    .forEach(group -> identity.deleteMembership(login, group));
            wanted.stream()
                    .filter(group -> !has.contains(group))
                    .forEach(group -> identity.createMembership(login, group));
            return !has.equals(wanted);
        });
    }

    /** Until when wrong passwords have locked the account; empty if they have not, or there is no such account. */
    public Optional<Instant> lockedUntil(String login) {
        return processes.asProduct(() -> Optional.ofNullable(
                        (UserEntity) identity.createUserQuery().userId(login).singleResult())
                .flatMap(user -> Optional.ofNullable(user.getLockExpirationTime()))
                .map(Date::toInstant));
    }

    /** Gives an existing account a new password and, if it lacks it, a membership. */
    public void restore(String login, String password, String groupId) {
        processes.asProduct(() -> {
            var user = identity.createUserQuery().userId(login).singleResult();
            user.setPassword(password);
            ((IdentityServiceImpl) identity).saveUser(user, true);
            identity.unlockUser(login);
            if (find(login).map(Account::groups).stream().noneMatch(groups -> groups.contains(groupId))) {
                identity.createMembership(login, groupId);
            }
            return true;
        });
    }

    private Account account(User user) {
        var name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        var groups = identity.createGroupQuery().groupMember(user.getId()).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        return new Account(
                user.getId(),
                Optional.of(name).filter(Predicate.not(String::isEmpty)).orElse(user.getId()),
                groups);
    }
}

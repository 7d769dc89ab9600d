package io.counterfoil.identity;

import io.counterfoil.workflow.Accounts;
import io.counterfoil.workflow.Grants;
import io.counterfoil.workflow.TasklistFilters;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Roles, what they may do, their lists in Tasklist and the first people: there before the port opens, in one transaction,
 * by one node at a time. Doing it again changes nothing that people have changed about themselves.
 */
@Component
class PeopleAtStart implements SmartInitializingSingleton {
    private static final long LOCK = 7_246_001;

    private final Accounts accounts;
    private final Grants grants;
    private final TasklistFilters filters;
    private final ObjectProvider<FirstPeople> firstPeople;
    private final FirstAdministrator administrator;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    PeopleAtStart(
            Accounts accounts,
            Grants grants,
            TasklistFilters filters,
            ObjectProvider<FirstPeople> firstPeople,
            FirstAdministrator administrator,
            TransactionOperations transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.accounts = accounts;
        this.grants = grants;
        this.filters = filters;
        this.firstPeople = firstPeople;
        this.administrator = administrator;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            waitForOtherNodes();
            for (var role : Role.values()) {
                accounts.createGroup(role.id(), role.title());
                RoleGrants.of(role).forEach(grant -> grants.setForGroup(role.id(), grant));
            }
            filters.offerTo(RoleGrants.tasklistUsers(), clock.instant());
            firstPeople.stream()
                    .flatMap(source -> source.people().stream())
                    .forEach(person -> accounts.create(person.account(), person.password()));
            administrator.ensure();
        });
    }

    private void waitForOtherNodes() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> LOCK)
                .single();
    }
}

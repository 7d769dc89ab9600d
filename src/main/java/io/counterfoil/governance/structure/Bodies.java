package io.counterfoil.governance.structure;

import io.counterfoil.identity.Staff;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Legal entities with their controllers, and steering committees with their members. */
@Service
@Transactional
public class Bodies {
    private static final String ENTITIES = """
            select legal_entity, name, currency,
                   array(select controller from legal_entity_controller own
                         where own.legal_entity = legal_entity.legal_entity order by 1) as people
            from legal_entity
            """;
    private static final String COMMITTEES = """
            select committee, name, chair,
                   array(select member from steering_member own
                         where own.committee = steering_committee.committee order by 1) as people
            from steering_committee
            """;

    private final JdbcClient jdbc;
    private final Staff staff;
    private final FittingRoles fitting;
    private final ObjectProvider<CommitteeVotes> votes;
    private final ApplicationEventPublisher events;

    Bodies(
            JdbcClient jdbc,
            Staff staff,
            FittingRoles fitting,
            ObjectProvider<CommitteeVotes> votes,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.fitting = fitting;
        this.votes = votes;
        this.events = events;
    }

    /** All of them, by key. */
    @Transactional(readOnly = true)
    public List<LegalEntity> legalEntities() {
        return jdbc.sql(ENTITIES + "order by legal_entity")
                .query((row, number) -> new LegalEntity(
                        row.getString("legal_entity"), row.getString("name"), row.getString("currency"), List.of((String
                                        [])
                                row.getArray("people").getArray())))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<LegalEntity> legalEntity(String key) {
        return legalEntities().stream()
                .filter(entity -> entity.legalEntity().equals(key))
                .findFirst();
    }

    /** All of them, by key. */
    @Transactional(readOnly = true)
    public List<SteeringCommittee> committees() {
        return jdbc.sql(COMMITTEES + "order by committee")
                .query((row, number) -> new SteeringCommittee(
                        row.getString("committee"), row.getString("name"), row.getString("chair"), List.of((String[])
                                row.getArray("people").getArray())))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<SteeringCommittee> committee(String key) {
        return committees().stream()
                .filter(committee -> committee.committee().equals(key))
                .findFirst();
    }

    /**
     * Adds a legal entity or says who controls it. Nobody names themselves.
     *
     * @throws BusinessRuleViolation {@code ACCOUNT_MISSING}, {@code ROLE_UNFIT}
     * @throws Forbidden {@code NOT_YOURS_TO_NAME}
     */
    public LegalEntity put(LegalEntity entity, String by) {
        new InputCheck()
                .that(entity.legalEntity().matches(Structure.KEY), "legalEntity", "must match " + Structure.KEY)
                .text("name", entity.name(), 200)
                .that(Money.isCurrency(entity.currency()), "currency", "must be an ISO 4217 code, for example EUR")
                .done();
        requirePeople("controllers", entity.controllers());
        var known =
                legalEntity(entity.legalEntity()).map(LegalEntity::controllers).orElse(List.of());
        requireFitting("controllers", known, entity.controllers(), fitting::controlsEntity);
        requireOthers("controllers", known, entity.controllers(), by);
        jdbc.sql("""
                        insert into legal_entity (legal_entity, name, currency) values (:key, :name, :currency)
                        on conflict (legal_entity) do update set name = excluded.name, currency = excluded.currency
                        """)
                .param("key", entity.legalEntity())
                .param("name", entity.name())
                .param("currency", entity.currency())
                .update();
        replace("legal_entity_controller", "legal_entity", "controller", entity.legalEntity(), entity.controllers());
        record("LEGAL-ENTITY-" + entity.legalEntity(), by, Map.of("controllers", list(entity.controllers())));
        return entity;
    }

    /**
     * Adds a committee or says who sits in it; the chair is a member. Nobody changes a committee that they sit in.
     *
     * @throws BusinessRuleViolation {@code ACCOUNT_MISSING}, {@code ROLE_UNFIT}
     * @throws Forbidden {@code NOT_YOURS_TO_NAME}
     * @throws Conflict {@code COMMITTEE_VOTES} while it decides on a measure
     */
    public SteeringCommittee put(SteeringCommittee committee, String by) {
        new InputCheck()
                .that(committee.committee().matches(Structure.KEY), "committee", "must match " + Structure.KEY)
                .text("name", committee.name(), 200)
                .that(committee.members().contains(committee.chair()), "chair", "must be one of the members")
                .done();
        requirePeople("members", committee.members());
        requireMayChange(committee, by);
        jdbc.sql("""
                        insert into steering_committee (committee, name, chair) values (:key, :name, :chair)
                        on conflict (committee) do update set name = excluded.name, chair = excluded.chair
                        """)
                .param("key", committee.committee())
                .param("name", committee.name())
                .param("chair", committee.chair())
                .update();
        replace("steering_member", "committee", "member", committee.committee(), committee.members());
        record(
                "COMMITTEE-" + committee.committee(),
                by,
                Map.of("chair", committee.chair(), "members", list(committee.members())));
        return committee;
    }

    private void requireMayChange(SteeringCommittee wanted, String by) {
        var known = committee(wanted.committee());
        if (known.filter(committee -> committee.members().equals(wanted.members())
                        && committee.chair().equals(wanted.chair()))
                .isPresent()) {
            return;
        }
        var members = known.map(SteeringCommittee::members).orElse(List.of());
        requireFitting("members", members, wanted.members(), fitting::decides);
        requireOthers("members", members, wanted.members(), by);
        var open = votes.stream()
                .flatMap(votes -> votes.openOf(wanted.committee()).stream())
                .toList();
        if (!open.isEmpty()) {
            throw new Conflict(
                    "COMMITTEE_VOTES",
                    "members: " + wanted.committee() + " decides on " + String.join(", ", open)
                            + " now; change who sits in it once that is settled");
        }
    }

    private static void requireFitting(String field, List<String> known, List<String> wanted, Predicate<String> fits) {
        wanted.stream()
                .filter(person -> !known.contains(person) && !fits.test(person))
                .findFirst()
                .ifPresent(person -> {
                    throw new BusinessRuleViolation(
                            "ROLE_UNFIT",
                            field + ": " + person + " holds no role that decides there, or one of the system's; name"
                                    + " somebody who fits");
                });
    }

    /** Whoever sits there, before or after, has somebody else change it. */
    private static void requireOthers(String field, List<String> known, List<String> wanted, String by) {
        if (!known.equals(wanted) && (known.contains(by) || wanted.contains(by))) {
            throw new Forbidden("NOT_YOURS_TO_NAME", field + ": " + by + " is one of them; somebody else names them");
        }
    }

    private void replace(String table, String keyColumn, String column, String key, List<String> people) {
        jdbc.sql("delete from " + table + " where " + keyColumn + " = :key")
                .param("key", key)
                .update();
        jdbc.sql("insert into " + table + " (" + keyColumn + ", " + column + ") select :key, unnest(:people::text[])")
                .param("key", key)
                .param("people", people.toArray(String[]::new))
                .update();
    }

    private void requirePeople(String field, Collection<String> logins) {
        for (var login : logins) {
            if (!staff.isEmployed(login)) {
                throw new BusinessRuleViolation(
                        "ACCOUNT_MISSING", field + ": there is no account " + login + "; have it created first");
            }
        }
    }

    private static String list(List<String> logins) {
        return String.join(", ", logins);
    }

    private void record(String key, String by, Map<String, String> figures) {
        events.publishEvent(new AuditFact(key, by, "BODY_RECORDED", "", figures));
    }
}

package io.counterfoil.identity;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.DeployedModels;
import io.counterfoil.workflow.ModelVersion;
import io.counterfoil.workflow.SubstituteTasks;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Substitutions as people enter and end them. */
@Service
@Transactional
public class Substitutions {
    private final SubstitutionRows rows;
    private final Staff staff;
    private final Deciders deciders;
    private final RoleConflicts conflicts;
    private final SubstituteTasks tasks;
    private final DeployedModels models;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Substitutions(
            SubstitutionRows rows,
            Staff staff,
            Deciders deciders,
            RoleConflicts conflicts,
            SubstituteTasks tasks,
            DeployedModels models,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.staff = staff;
        this.deciders = deciders;
        this.conflicts = conflicts;
        this.tasks = tasks;
        this.models = models;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Enters a substitution; open tasks go to the substitute at once if it begins today.
     *
     * @param by the absent person, or the superior, who then is not the substitute
     * @throws BusinessRuleViolation naming what is wrong: see the codes beginning with {@code SUBSTITUT}
     */
    public Substitution enter(SubstitutionDraft draft, String by) {
        var first = Objects.requireNonNullElse(draft.firstDay(), LocalDate.MIN);
        var last = Objects.requireNonNullElse(draft.lastDay(), LocalDate.MIN);
        check(draft, first, last);
        requireOwn(draft.absent(), by);
        requireSuitable(draft, by);
        // Two entries at once could both pass the checks of the other's absence.
        jdbc.sql("lock table substitution in share row exclusive mode").update();
        requireFree(draft, first, last);
        var number = "SUB-"
                + jdbc.sql("select nextval('substitution_number')")
                        .query(Long.class)
                        .single();
        insert(number, draft, by);
        events.publishEvent(new AuditFact(
                number,
                by,
                "SUBSTITUTION_ENTERED",
                draft.reason(),
                Map.of(
                        "absent", draft.absent(),
                        "substitute", draft.substitute(),
                        "from", first.toString(),
                        "to", last.toString())));
        begin();
        return rows.find(number).orElseThrow();
    }

    /**
     * Ends a substitution now.
     *
     * @throws NotFound if there is none
     * @throws Conflict if it has ended
     */
    public Substitution revoke(String number, String by) {
        var one = rows.find(number)
                .orElseThrow(() -> new NotFound("SUBSTITUTION_UNKNOWN", "there is no substitution " + number));
        requireOwn(one.absent(), by);
        var state = one.state(today());
        if (state.equals("REVOKED") || state.equals("ENDED")) {
            throw new Conflict("SUBSTITUTION_ENDED", number + " has ended already; nothing is left to revoke");
        }
        jdbc.sql("update substitution set revoked_by = :by, revoked_at = :at where number = :number")
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("number", number)
                .update();
        events.publishEvent(new AuditFact(number, by, "SUBSTITUTION_REVOKED", "", Map.of("absent", one.absent())));
        end();
        return rows.find(number).orElseThrow();
    }

    /** Those that this person entered, is named in or, as superior, answers for; the latest first. */
    @Transactional(readOnly = true)
    public List<Substitution> of(String person, int size, long offset) {
        return rows.of(person, size, offset);
    }

    @Transactional(readOnly = true)
    public long count(String person) {
        return rows.count(person);
    }

    /** What begins or ends with the day; called by the clock, and harmless when called again. */
    public void keepUp() {
        begin();
        end();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    private void begin() {
        due("update substitution set begun = true where not begun and revoked_at is null"
                        + " and first_day <= :today and last_day >= :today returning absent")
                .forEach(tasks::handBack);
    }

    private void end() {
        due("update substitution set done = true where begun and not done"
                        + " and (revoked_at is not null or last_day < :today) returning absent")
                .forEach(tasks::refresh);
    }

    private List<String> due(String sql) {
        return jdbc.sql(sql).param("today", today()).query(String.class).list();
    }

    private void check(SubstitutionDraft draft, LocalDate first, LocalDate last) {
        new InputCheck()
                .text("absent", draft.absent(), 64)
                .text("substitute", draft.substitute(), 64)
                .text("reason", draft.reason(), 500)
                .that(draft.firstDay() != null, "firstDay", "must not be empty")
                .that(draft.lastDay() != null, "lastDay", "must not be empty")
                .that(draft.processes().size() <= 50, "processes", "must be at most 50")
                .done();
        requireKnown(draft.processes());
        new InputCheck()
                .day("firstDay", first)
                .day("lastDay", last)
                .that(!last.isBefore(first), "lastDay", "must not be before the first day " + first)
                .done();
        if (last.isBefore(today())) {
            throw new BusinessRuleViolation(
                    "SUBSTITUTION_PAST", "lastDay: " + last + " is past; what was decided then stays as it was");
        }
        if (draft.absent().equals(draft.substitute())) {
            throw new BusinessRuleViolation(
                    "SUBSTITUTION_SELF", "substitute: " + draft.absent() + " cannot be their own substitute");
        }
    }

    private void requireKnown(List<String> processes) {
        var known = models.processes().stream().map(ModelVersion::key).toList();
        var check = new InputCheck();
        processes.stream()
                .filter(process -> !known.contains(process))
                .forEach(unknown -> check.that(
                        false,
                        "processes",
                        "names '" + unknown + "', which runs here not; known are " + String.join(", ", known)));
        check.done();
    }

    private void requireOwn(String absent, String by) {
        var superior = staff.lineAbove(absent).stream().findFirst();
        if (!by.equals(absent) && superior.filter(by::equals).isEmpty()) {
            throw new Forbidden(
                    "SUBSTITUTION_NOT_YOURS",
                    by + " cannot decide who substitutes " + absent + "; they do it themselves, or their superior "
                            + superior.orElse("(none recorded)"));
        }
    }

    private void requireSuitable(SubstitutionDraft draft, String by) {
        for (var login : List.of(draft.absent(), draft.substitute())) {
            if (!staff.isEmployed(login)) {
                throw new BusinessRuleViolation(
                        "ACCOUNT_MISSING", "there is no account " + login + "; check the login");
            }
        }
        if (by.equals(draft.substitute())) {
            throw unsuitable(draft, "nobody makes themselves the substitute of somebody else");
        }
        for (var role : List.of(Role.ADMINISTRATOR, Role.INTEGRATION)) {
            if (staff.holders(role.id()).contains(draft.substitute())) {
                throw unsuitable(draft, role.title() + " takes no part in business");
            }
        }
        conflicts.refusing(draft.substitute(), draft.absent()).ifPresent(conflict -> {
            throw unsuitable(draft, "nobody is granted both roles: " + conflict);
        });
        if (staff.holders(Role.CONTROLLER.id()).contains(draft.absent())
                && !deciders.areControllersOfOneEntity(draft.absent(), draft.substitute())) {
            throw unsuitable(draft, "the substitute of a controller must be a controller of the same legal entity");
        }
    }

    private static BusinessRuleViolation unsuitable(SubstitutionDraft draft, String why) {
        return new BusinessRuleViolation(
                "SUBSTITUTE_UNSUITABLE",
                "substitute: " + draft.substitute() + " cannot act for " + draft.absent() + ": " + why);
    }

    private void requireFree(SubstitutionDraft draft, LocalDate first, LocalDate last) {
        for (var other : rows.overlapping(first, last)) {
            if (other.absent().equals(draft.absent()) && sharesProcess(other, draft)) {
                throw new Conflict(
                        "SUBSTITUTION_OVERLAPS",
                        other.number() + " says already who acts for " + draft.absent() + " from " + other.firstDay()
                                + " to " + other.lastDay() + "; revoke it first or choose other days or processes");
            }
            if (other.absent().equals(draft.substitute())) {
                var circular = other.substitute().equals(draft.absent());
                throw new Conflict(
                        circular ? "SUBSTITUTION_CIRCULAR" : "SUBSTITUTE_ABSENT",
                        "substitute: " + draft.substitute() + " is absent from " + other.firstDay() + " to "
                                + other.lastDay() + (circular ? " and substituted by " + draft.absent() : "")
                                + " (" + other.number() + "); choose somebody who is there");
            }
        }
    }

    private static boolean sharesProcess(Substitution other, SubstitutionDraft draft) {
        return other.processes().isEmpty()
                || draft.processes().isEmpty()
                || !Collections.disjoint(other.processes(), draft.processes());
    }

    private void insert(String number, SubstitutionDraft draft, String by) {
        jdbc.sql("""
                        insert into substitution (number, absent, substitute, first_day, last_day, processes, reason,
                            entered_by, entered_at)
                        values (:number, :absent, :substitute, :first, :last, :processes, :reason, :by, :at)
                        """)
                .param("number", number)
                .param("absent", draft.absent())
                .param("substitute", draft.substitute())
                .param("first", draft.firstDay())
                .param("last", draft.lastDay())
                .param("processes", draft.processes().toArray(String[]::new))
                .param("reason", draft.reason())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}

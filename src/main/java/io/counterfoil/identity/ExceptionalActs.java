package io.counterfoil.identity;

import io.counterfoil.identity.ExceptionalAct.State;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.workflow.Processes;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Break-glass: an operator or controller asks that one person may perform one duty on one document although a rule of
 * segregation excludes them; a second person allows it; the person acts once, until it lapses; a third one reviews it.
 * What no exception lifts (self-approval, administrators) says the table of rules; constraints of the database stay.
 */
@Service
@Transactional
public class ExceptionalActs {
    /** Starts the process ExceptionalAct under the act's number. */
    public static final String ASKED = "Message_ExceptionalActAsked";

    /** Who may ask. */
    public static final Role[] ASKERS = {Role.OPERATOR, Role.CONTROLLER};

    /** Who may read. */
    public static final Role[] READERS = {Role.OPERATOR, Role.CONTROLLER, Role.CFO, Role.BOARD, Role.ADMINISTRATOR};

    private static final Duration LONGEST = Duration.ofHours(72);

    private final ExceptionalActRows rows;
    private final DutyRules rules;
    private final SegregationOfDuties duties;
    private final Staff staff;
    private final Processes processes;
    private final SecurityLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExceptionalActs(
            ExceptionalActRows rows,
            DutyRules rules,
            SegregationOfDuties duties,
            Staff staff,
            Processes processes,
            SecurityLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.duties = duties;
        this.staff = staff;
        this.processes = processes;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for an exceptional act and for the second person's decision.
     *
     * @throws BusinessRuleViolation {@code EXCEPTION_POINTLESS} if no rule excludes the person now, {@code
     *     EXCEPTION_IMPOSSIBLE} if a rule excludes them that nothing lifts, {@code ACCOUNT_MISSING}
     * @throws Conflict {@code EXCEPTION_OPEN} if the same was asked before and is not used up
     */
    public ExceptionalAct ask(ExceptionalActDraft draft, String by) {
        check(draft);
        requireSensible(draft);
        rules.lockScopes(draft.businessKey(), draft.duty());
        rows.lapse(clock.instant());
        rows.open(draft.businessKey(), draft.duty(), draft.person()).ifPresent(open -> {
            throw new Conflict(
                    "EXCEPTION_OPEN",
                    open.number() + " was asked for the same and is " + open.state() + " until " + open.expiresAt()
                            + "; use it, or ask after it has lapsed");
        });
        var number = rows.insert(draft, by, clock.instant());
        duties.perform(number, "ASK_EXCEPTION", by);
        var act = rows.find(number);
        tell(act, by, "EXCEPTIONAL_ACT_ASKED", act.reason());
        processes.start(ASKED, number, Map.of("expiresAt", Date.from(act.expiresAt())));
        return act;
    }

    /**
     * Allows or refuses it. Whoever calls has had the duty checked; who shall act never decides.
     *
     * @throws Forbidden {@code FOUR_EYES}
     * @throws Conflict {@code EXCEPTION_DECIDED}, or {@code EXCEPTION_LAPSED} if allowing came too late
     */
    public void decide(String number, boolean allowed, String reason, String person) {
        new InputCheck().text("reason", reason, 1000).done();
        var act = rows.find(number);
        if (act.person().equals(person) || act.askedBy().equals(person)) {
            throw new Forbidden("FOUR_EYES", person + " asked for " + number + " or would act by it; another decides");
        }
        if (allowed && !act.expiresAt().isAfter(clock.instant())) {
            throw new Conflict("EXCEPTION_LAPSED", number + " lapsed at " + act.expiresAt() + "; ask anew");
        }
        if (!rows.decide(number, allowed, person, reason, clock.instant())) {
            throw new Conflict("EXCEPTION_DECIDED", number + " is " + act.state() + " already");
        }
        tell(act, person, allowed ? "EXCEPTIONAL_ACT_ALLOWED" : "EXCEPTIONAL_ACT_REFUSED", reason);
    }

    /** Notes that nobody decided or acted in time; called when that time is over. */
    public void lapse() {
        rows.lapse(clock.instant());
    }

    /**
     * Keeps what the review found.
     *
     * @throws Conflict {@code EXCEPTION_DECIDED} if it is not waiting for its review
     */
    public void review(String number, boolean justified, String review, String person) {
        new InputCheck().text("reason", review, 1000).done();
        var act = rows.find(number);
        if (act.state() != State.USED || !rows.review(number, justified, person, review, clock.instant())) {
            throw new Conflict("EXCEPTION_DECIDED", number + " is " + act.state() + " and waits for no review");
        }
        tell(act, person, justified ? "EXCEPTIONAL_ACT_JUSTIFIED" : "EXCEPTIONAL_ACT_OBJECTED", review);
    }

    @Transactional(readOnly = true)
    public ExceptionalAct read(String number) {
        return rows.find(number);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<ExceptionalAct> page(int size, long offset) {
        return rows.page(size, offset);
    }

    @Transactional(readOnly = true)
    public long count() {
        return rows.count();
    }

    private void check(ExceptionalActDraft draft) {
        new InputCheck()
                .text("businessKey", draft.businessKey(), 200)
                .text("duty", draft.duty(), 64)
                .text("person", draft.person(), 64)
                .text("reason", draft.reason(), 1000)
                .that(rules.knows(draft.duty()), "duty", "must be one of table duty, for example RELEASE_INVOICE")
                .that(
                        !draft.validFor().isNegative()
                                && !draft.validFor().isZero()
                                && draft.validFor().compareTo(LONGEST) <= 0,
                        "hours",
                        "must be 1 to " + LONGEST.toHours())
                .done();
    }

    private void requireSensible(ExceptionalActDraft draft) {
        if (!staff.isEmployed(draft.person())) {
            throw new BusinessRuleViolation(
                    "ACCOUNT_MISSING", "person: there is no account " + draft.person() + "; check the login");
        }
        var exclusions = rules.exclusions(draft.businessKey(), draft.duty(), draft.person(), Integer.MAX_VALUE);
        if (exclusions.isEmpty()) {
            throw new BusinessRuleViolation(
                    "EXCEPTION_POINTLESS",
                    "no rule excludes " + draft.person() + " from " + draft.duty() + " on " + draft.businessKey()
                            + " now; nothing needs to be lifted");
        }
        exclusions.stream().filter(act -> !act.canBeLifted()).findFirst().ifPresent(act -> {
            throw new BusinessRuleViolation(
                    "EXCEPTION_IMPOSSIBLE", "nothing lifts " + act.words() + "; another person must act");
        });
    }

    private void tell(ExceptionalAct act, String person, String action, String reason) {
        log.keepWithTransaction(SecurityEvent.success(
                        SecurityAction.BREAK_GLASS,
                        person,
                        action,
                        act.number() + ": " + act.duty() + " by " + act.person() + ": " + reason)
                .on(act.businessKey()));
        events.publishEvent(new AuditFact(
                act.businessKey(),
                person,
                action,
                reason,
                Map.of("exception", act.number(), "duty", act.duty(), "person", act.person())));
    }
}

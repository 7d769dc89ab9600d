package io.counterfoil.identity;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.workflow.Processes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Where an exceptional act that was allowed breaks a rule: once, on record, and with a review that begins at once. */
@Component
class ExceptionalPassage {
    /** What the process ExceptionalAct waits for before it asks for the review. */
    static final String DONE = "Message_ExceptionalActDone";

    private final ExceptionalActRows rows;
    private final DutyRules rules;
    private final Processes processes;
    private final SecurityLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExceptionalPassage(
            ExceptionalActRows rows,
            DutyRules rules,
            Processes processes,
            SecurityLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.processes = processes;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the duty would pass now; uses nothing up. */
    boolean letsPass(List<EarlierAct> exclusions, String businessKey, String duty, String person) {
        return exclusions.stream().allMatch(EarlierAct::canBeLifted)
                && rows.allowed(businessKey, duty, person, clock.instant()).isPresent();
    }

    /**
     * Uses up what was allowed and asks for the review, in the caller's transaction.
     *
     * @return false if nothing was allowed, or an exclusion cannot be lifted
     */
    boolean use(List<EarlierAct> exclusions, String businessKey, String duty, String person) {
        if (!letsPass(exclusions, businessKey, duty, person)) {
            return false;
        }
        var now = clock.instant();
        var lifted = exclusions.stream().map(EarlierAct::words).collect(Collectors.joining("; "));
        var act = rows.allowed(businessKey, duty, person, now).orElseThrow();
        if (!rows.use(act.number(), lifted, now) || processes.tell(DONE, act.number()) != 1) {
            return false;
        }
        rules.record(act.number(), "USE_EXCEPTION", person, null, 1);
        log.keepWithTransaction(SecurityEvent.success(
                        SecurityAction.BREAK_GLASS, person, duty, act.number() + " was used against " + lifted)
                .on(businessKey));
        events.publishEvent(new AuditFact(
                businessKey,
                person,
                "EXCEPTIONAL_ACT_USED",
                act.reason(),
                Map.of("exception", act.number(), "duty", duty, "lifted", lifted)));
        return true;
    }
}

package io.counterfoil.identity;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.TaskDuties;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who did what to a case, and which duties exclude each other. The rules stand in table {@code sod_rule}; the scope of
 * a rule is every document that shares a case with the one acted on, so that it holds across processes, and for some
 * rules every document of the same supplier too, the version of the tolerance set that judged it, or the models that
 * its case runs on; for a number of days, or above a number of items.
 *
 * <p>The product itself ({@link AuditFact#SYSTEM}) is recorded and never refused: the rules are about people. An
 * exceptional act that two people agreed on lets exactly one act pass, see {@link ExceptionalActs}.
 */
@Component
public class SegregationOfDuties implements TaskDuties {
    /** Code of the refusal. */
    public static final String CODE = "SEGREGATION_OF_DUTIES";

    private final DutyRules rules;
    private final ExceptionalPassage exceptions;

    SegregationOfDuties(DutyRules rules, ExceptionalPassage exceptions) {
        this.rules = rules;
        this.exceptions = exceptions;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A free answer now is no promise: only {@link #perform} decides.
     */
    @Override
    public void check(String businessKey, String duty, String person) {
        checkBulk(businessKey, duty, person, 1);
    }

    /** Whether an earlier act of the person excludes the duty now; for choosing whom to ask, never for letting pass. */
    public boolean excludes(String businessKey, String duty, String person) {
        requireKnown(duty);
        return !rules.exclusions(businessKey, duty, person, 1).isEmpty();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Acts on the same case wait for each other until the transaction ends, so that two halves of a conflict cannot
     * both pass. Performing a duty twice is two records and no conflict.
     *
     * @throws IllegalStateException without a transaction, which would make record and decision two things
     * @throws IllegalArgumentException if no such duty exists
     */
    @Override
    public void perform(String businessKey, String duty, String person) {
        performBulk(businessKey, duty, person, 1);
    }

    /**
     * As {@link #check} for one act on many documents, as rule S16 counts them.
     *
     * @param businessKey of the bulk operation
     * @param items how many documents, at least 1
     */
    public void checkBulk(String businessKey, String duty, String person, int items) {
        requireKnown(duty);
        if (!person.equals(AuditFact.SYSTEM)) {
            var acts = rules.exclusions(businessKey, duty, person, items);
            if (!acts.isEmpty() && !exceptions.letsPass(acts, businessKey, duty, person)) {
                throw acts.get(0).excludes(businessKey, duty, person);
            }
        }
    }

    /** As {@link #perform} for one act on many documents; what is done to each of them is performed beside it. */
    public void performBulk(String businessKey, String duty, String person, int items) {
        requireTransaction(duty);
        requireKnown(duty);
        rules.lockScopes(businessKey, duty);
        if (!person.equals(AuditFact.SYSTEM)) {
            var acts = rules.exclusions(businessKey, duty, person, items);
            if (!acts.isEmpty() && !exceptions.use(acts, businessKey, duty, person)) {
                throw acts.get(0).excludes(businessKey, duty, person);
            }
        }
        rules.record(businessKey, duty, person, null, items);
    }

    /** {@inheritDoc} No exceptional act serves a substitute. */
    @Override
    public void checkFor(String businessKey, String duty, String person, String absent) {
        requireKnown(duty);
        refuseExcluded(businessKey, duty, person);
        try {
            refuseExcluded(businessKey, duty, absent);
        } catch (Forbidden excluded) {
            throw new Forbidden(CODE, person + " acts for " + absent + ": " + excluded.getMessage());
        }
    }

    @Override
    public void performFor(String businessKey, String duty, String person, String absent) {
        requireTransaction(duty);
        rules.lockScopes(businessKey, duty);
        checkFor(businessKey, duty, person, absent);
        rules.record(businessKey, duty, person, absent, 1);
    }

    /** The documents on which this person performed a duty, or had it performed for them. */
    public Set<String> documentsOf(String person) {
        return rules.documentsOf(person);
    }

    @Override
    public void deployed(String deployment, String person) {
        perform(DutyRules.DEPLOYMENT + deployment, "DEPLOY_MODEL", person);
    }

    private void refuseExcluded(String businessKey, String duty, String person) {
        rules.exclusions(businessKey, duty, person, 1).stream().findFirst().ifPresent(act -> {
            throw act.excludes(businessKey, duty, person);
        });
    }

    private static void requireTransaction(String duty) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("duty " + duty + " must be performed inside the transaction of its act");
        }
    }

    private void requireKnown(String duty) {
        if (!rules.knows(duty)) {
            throw new IllegalArgumentException("no duty " + duty + " in table duty: correct the model or add the duty");
        }
    }
}

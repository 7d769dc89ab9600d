package io.counterfoil.portal;

import io.counterfoil.audit.AuditTrail;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.TaskInbox;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may read a case (threat H01): whoever works on all of them by their role, and whoever has a part in it, because
 * they did something to one of its documents, had it done for them, or are asked for something now.
 */
@Component
class CaseReaders {
    private final CaseSettings settings;
    private final AuditTrail trail;
    private final SegregationOfDuties duties;
    private final TaskInbox inbox;

    CaseReaders(CaseSettings settings, AuditTrail trail, SegregationOfDuties duties, TaskInbox inbox) {
        this.settings = settings;
        this.trail = trail;
        this.duties = duties;
        this.inbox = inbox;
    }

    boolean readsAll(Person person) {
        return !Collections.disjoint(person.roles(), settings.readers());
    }

    /** The documents in which this person has a part; each opens the cases it stands in. */
    Set<String> documentsOf(Person person) {
        var documents = new HashSet<>(trail.documentsOf(person.login()));
        documents.addAll(duties.documentsOf(person.login()));
        documents.addAll(inbox.documentsOf(person.login()));
        return documents;
    }

    static Forbidden refusal(Person person, String key) {
        return new Forbidden(
                "CASE_NOT_YOURS",
                person.login() + " has no part in case " + key
                        + "; ask somebody who has, or whose role works on all cases");
    }
}

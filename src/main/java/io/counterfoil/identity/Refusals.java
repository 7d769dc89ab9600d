package io.counterfoil.identity;

import io.counterfoil.workflow.AdministrativeRecord;
import io.counterfoil.workflow.RefusalRecord;
import org.springframework.stereotype.Component;

/** What the guard reports, in the security log: refusals whatever becomes of their transaction, changes with theirs. */
@Component
class Refusals implements RefusalRecord, AdministrativeRecord {
    private final SecurityLog log;

    Refusals(SecurityLog log) {
        this.log = log;
    }

    @Override
    public void refused(String person, String act, String businessKey, String reason) {
        log.keep(SecurityEvent.failure(SecurityAction.ACT_REFUSED, person, act, reason)
                .on(businessKey));
    }

    @Override
    public void changed(String person, String act, String what) {
        log.keepWithTransaction(SecurityEvent.success(SecurityAction.ADMINISTRATION, person, act, what));
    }
}

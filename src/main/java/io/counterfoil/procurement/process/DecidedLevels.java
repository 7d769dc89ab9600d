package io.counterfoil.procurement.process;

import io.counterfoil.identity.EarlierDecisions;
import io.counterfoil.procurement.approval.ApprovalSubject;
import io.counterfoil.procurement.approval.LevelDecisions;
import io.counterfoil.workflow.TaskOffer;
import org.springframework.stereotype.Component;

/** Nobody decides about what they asked for, or two levels of one round: neither for themselves nor for somebody. */
@Component
class DecidedLevels implements EarlierDecisions {
    private final ApprovalSubjects subjects;
    private final LevelDecisions decisions;

    DecidedLevels(ApprovalSubjects subjects, LevelDecisions decisions) {
        this.subjects = subjects;
        this.decisions = decisions;
    }

    @Override
    public boolean exclude(TaskOffer task, String person) {
        return subjects.find(task.businessKey())
                .filter(subject -> subject.duty().equals(task.duty()))
                .filter(subject -> person.equals(subject.asker()) || hasDecided(subject, person))
                .isPresent();
    }

    private boolean hasDecided(ApprovalSubject subject, String person) {
        return decisions.of(subject.documentKey(), subject.round()).stream()
                .anyMatch(decision -> decision.isOf(person));
    }
}

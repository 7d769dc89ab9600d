package io.counterfoil.procurement.approval;

import io.counterfoil.identity.Role;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.identity.Staff;
import io.counterfoil.masterdata.CostCentre;
import io.counterfoil.masterdata.Responsibilities;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Names the people whom the decision table asks for, as master data knows them at this moment. */
@Service
public class Approvals {
    private final Staff staff;
    private final Responsibilities responsibilities;
    private final SegregationOfDuties duties;
    private final LevelDecisions decisions;

    Approvals(Staff staff, Responsibilities responsibilities, SegregationOfDuties duties, LevelDecisions decisions) {
        this.staff = staff;
        this.responsibilities = responsibilities;
        this.duties = duties;
        this.decisions = decisions;
    }

    /**
     * Who is asked next; those of the answer at the same time. Empty once all have agreed, and only then.
     *
     * @throws NobodyMayApprove if somebody must agree and nobody may
     */
    public List<Approver> next(ApprovalSubject subject, Collection<MatrixRow> rows) {
        var others = subject.askerRole().isEmpty() ? rows : MatrixRow.besides(subject.askerRole(), rows);
        if (others.isEmpty() && !rows.isEmpty()) {
            return List.of(); // the table asks for nobody but who agreed by asking
        }
        var agreed = AgreedLevels.of(rows, decisions.of(subject.documentKey(), subject.round()));
        var roles = agreed.roles();
        for (var step : new ApprovalChain(peopleOf(subject, agreed)).of(others)) {
            var open = step.stream()
                    .filter(approver -> !roles.remove(approver.role()))
                    .filter(approver -> !agreed.covers(approver))
                    .toList();
            if (!open.isEmpty()) {
                return open;
            }
        }
        return List.of();
    }

    private ApprovalChain.People peopleOf(ApprovalSubject subject, AgreedLevels agreed) {
        var centre = responsibilities.costCentre(subject.costCentre());
        return new ApprovalChain.People() {
            @Override
            public Set<String> named(String role) {
                return switch (Role.of(role).orElseThrow()) {
                    case COST_CENTRE_OWNER -> one(centre.map(CostCentre::owner).orElse(null));
                    case DEPARTMENT_HEAD -> one(centre.map(CostCentre::head).orElse(null));
                    case CATEGORY_MANAGER -> responsibilities.managersOf(subject.categories());
                    default -> Set.of();
                };
            }

            @Override
            public Set<String> holders(String role) {
                return staff.holders(role);
            }

            @Override
            public boolean isExcluded(String person, String role) {
                return person.equals(subject.asker())
                        || agreed.isBelow(person, role)
                        || !staff.isEmployed(person)
                        || duties.excludes(subject.documentKey(), subject.duty(), person);
            }

            @Override
            public List<String> lineAbove(String person) {
                return staff.lineAbove(person);
            }
        };
    }

    private static Set<String> one(@Nullable String person) {
        return Optional.ofNullable(person).map(Set::of).orElse(Set.of());
    }
}

package io.counterfoil.identity;

import io.counterfoil.workflow.TaskOffer;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may be asked at a task; for choosing whom to ask, never for letting pass. */
@Component
public class Deciders {
    private final Staff staff;
    private final SegregationOfDuties duties;
    private final ObjectProvider<EarlierDecisions> decisions;

    Deciders(Staff staff, SegregationOfDuties duties, ObjectProvider<EarlierDecisions> decisions) {
        this.staff = staff;
        this.duties = duties;
        this.decisions = decisions;
    }

    /** Whether the person is still here, and no earlier act or decision of theirs excludes them. */
    public boolean mayDecide(TaskOffer task, String person) {
        return staff.isEmployed(person)
                && !isExcludedByRule(task, person)
                && decisions.stream().noneMatch(earlier -> earlier.exclude(task, person));
    }

    /**
     * Whether the person may be asked instead of this other one or beside them, as substitute or superior. An
     * administrator takes no part in business; in a controller's place stands a controller of the same legal entity.
     */
    public boolean mayDecideFor(TaskOffer task, String other, String person) {
        return isSuitableFor(task, other, person) && mayDecide(task, person);
    }

    /** The same, whatever they did before. */
    boolean isSuitableFor(TaskOffer task, String other, String person) {
        return !staff.holders(Role.ADMINISTRATOR.id()).contains(person)
                && (!task.groups().contains(Role.CONTROLLER.id()) || areControllersOfOneEntity(other, person));
    }

    boolean isExcludedByRule(TaskOffer task, String person) {
        return !task.duty().isEmpty() && duties.excludes(task.businessKey(), task.duty(), person);
    }

    /** Also at the moment of acting: roles and entities change after a substitution was entered. */
    boolean areControllersOfOneEntity(String absent, String substitute) {
        return staff.holders(Role.CONTROLLER.id()).contains(substitute)
                && Objects.equals(staff.legalEntity(absent), staff.legalEntity(substitute));
    }
}

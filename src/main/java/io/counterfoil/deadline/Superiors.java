package io.counterfoil.deadline;

import io.counterfoil.identity.Role;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.identity.Staff;
import io.counterfoil.workflow.AskedTask;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Who is asked too when a task stays undone: the superior of each who is asked, or the next one up the line who may
 * decide at all. Whoever is excluded by an earlier act is not asked, nor is an administrator; a controller is joined by
 * a controller of the same legal entity only.
 */
@Component
class Superiors {
    private final Staff staff;
    private final SegregationOfDuties duties;

    Superiors(Staff staff, SegregationOfDuties duties) {
        this.staff = staff;
        this.duties = duties;
    }

    /** None if nobody above may decide, or the task is one person's own. */
    List<String> toAskToo(AskedTask task) {
        if (task.isPersonal()) {
            return List.of();
        }
        var asked = asked(task);
        var superiors = new LinkedHashSet<String>();
        for (var person : asked) {
            staff.lineAbove(person).stream()
                    .filter(superior -> mayDecide(task, person, superior))
                    .findFirst()
                    .ifPresent(superiors::add);
        }
        superiors.removeAll(asked);
        return List.copyOf(superiors);
    }

    private Set<String> asked(AskedTask task) {
        var asked = new TreeSet<>(task.offer().users());
        task.offer().groups().forEach(group -> asked.addAll(staff.holders(group)));
        return asked;
    }

    private boolean mayDecide(AskedTask task, String person, String superior) {
        var offer = task.offer();
        return staff.isEmployed(superior)
                && !staff.holders(Role.ADMINISTRATOR.id()).contains(superior)
                && (offer.duty().isEmpty() || !duties.excludes(offer.businessKey(), offer.duty(), superior))
                && (!offer.groups().contains(Role.CONTROLLER.id()) || isControllerBeside(person, superior));
    }

    private boolean isControllerBeside(String person, String superior) {
        return staff.holders(Role.CONTROLLER.id()).contains(superior)
                && staff.legalEntity(person).equals(staff.legalEntity(superior));
    }
}

package io.counterfoil.deadline;

import io.counterfoil.identity.Deciders;
import io.counterfoil.identity.Staff;
import io.counterfoil.workflow.AskedTask;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Who is asked too when a task stays undone: the superior of each who is asked, or the next one up the line who may
 * decide at all. Whoever is excluded by an earlier act or decision is not asked: see {@link Deciders}.
 */
@Component
class Superiors {
    private final Staff staff;
    private final Deciders deciders;

    Superiors(Staff staff, Deciders deciders) {
        this.staff = staff;
        this.deciders = deciders;
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
                    .filter(superior -> deciders.mayDecideFor(task.offer(), person, superior))
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
}

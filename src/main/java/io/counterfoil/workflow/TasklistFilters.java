package io.counterfoil.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The ready-made lists in Tasklist. None holds an expression, because an expression in a stored query is code that runs
 * on the server (CVE-2026-109432) and the engine is told to refuse them all. So "mine" is one filter per person with the
 * login written out, and "overdue" holds a moment that is moved forward every minute; whatever else a list leaves open
 * is closed by the engine's task permissions: people find only tasks of their own and of their groups.
 */
@Component
public class TasklistFilters {
    private static final String ALL = "All my work";
    private static final String MINE = "My tasks";
    private static final String GROUPS = "My groups' tasks";
    private static final String OVERDUE = "Overdue";

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;
    private final Processes processes;

    TasklistFilters(FilterService filters, TaskService tasks, Grants grants, Processes processes) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
        this.processes = processes;
    }

    /** Creates or restores the lists that everyone shares, readable for these groups. */
    public void offerTo(Collection<String> groupIds, Instant now) {
        processes.asProduct(() -> {
            var shared = List.of(
                    shared(ALL, 0, "Open tasks of yours and of your groups, the most urgent first", query()),
                    shared(
                            GROUPS,
                            20,
                            "Open tasks of your groups that nobody has claimed",
                            query().taskUnassigned().withCandidateGroups()),
                    shared(OVERDUE, 30, "Open tasks past their due date", overdueAt(now)));
            shared.forEach(filter ->
                    groupIds.forEach(group -> grants.setForGroup(group, Grant.readingFilter(filter.getId()))));
            return shared.size();
        });
    }

    /** Gives the person the list of tasks assigned to them, unless they have it. They may read it, not change it. */
    public void offerMine(String login) {
        if (processes.asProduct(() -> findMine(login).isEmpty())) {
            var mine = processes.asProduct(() -> save(
                    filters.newTaskFilter(MINE).setOwner(login),
                    10,
                    "Open tasks that you have claimed",
                    query().taskAssignee(login)));
            // A command of its own: the engine has by now written the owner's rights, which this one cuts down.
            grants.setForPerson(login, Grant.readingFilter(mine.getId()));
        }
    }

    /** Moves the moment against which due dates are compared. */
    public void moveOverdue(Instant now) {
        processes.asProduct(() -> {
            find(OVERDUE).ifPresent(overdue -> filters.saveFilter(overdue.setQuery(overdueAt(now))));
            return true;
        });
    }

    private Filter shared(String name, int priority, String description, TaskQuery query) {
        return save(find(name).orElseGet(() -> filters.newTaskFilter(name)), priority, description, query);
    }

    /** Ours are those without an owner: a filter that somebody else created under the same name stays theirs. */
    private Optional<Filter> find(String name) {
        return filters.createFilterQuery().filterResourceType(EntityTypes.TASK).filterName(name).list().stream()
                .filter(filter -> filter.getOwner() == null)
                .findFirst();
    }

    private Optional<Filter> findMine(String login) {
        return Optional.ofNullable(
                filters.createFilterQuery().filterName(MINE).filterOwner(login).singleResult());
    }

    private Filter save(Filter filter, int priority, String description, TaskQuery query) {
        var properties = Map.<String, Object>of(
                "description",
                description,
                "priority",
                priority,
                "color",
                "#555555",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                TaskCard.variables());
        return filters.saveFilter(filter.setQuery(query).setProperties(properties));
    }

    private TaskQuery overdueAt(Instant now) {
        return query().dueBefore(Date.from(now));
    }

    private TaskQuery query() {
        return tasks.createTaskQuery().orderByDueDate().asc();
    }
}

package io.counterfoil.portal.web;

import io.counterfoil.workflow.TaskForm;
import io.counterfoil.workflow.WaitingTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Tasks of one type, which may be decided together. */
record TaskGroup(String name, List<TaskView> tasks) {
    /** In the order in which the first of each type is due. */
    static List<TaskGroup> of(List<WaitingTask> tasks) {
        var byType = new LinkedHashMap<String, List<TaskView>>();
        tasks.forEach(task ->
                byType.computeIfAbsent(task.type(), type -> new ArrayList<>()).add(new TaskView(task)));
        return byType.values().stream()
                .map(group -> new TaskGroup(group.get(0).task().process(), List.copyOf(group)))
                .toList();
    }

    /** What all of them may be answered with; empty for tasks whose form asks for more. */
    public Optional<TaskForm.Choice> choice() {
        return tasks.get(0).task().form().choice();
    }

    /** Whether choosing several makes sense. */
    public boolean isBulk() {
        return choice().isPresent() && tasks.size() > 1;
    }
}

package io.counterfoil.workflow;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a person entered at a task. The engine leaves it in different places: completing a task sets variables of the
 * process, submitting its form overwrites what the task showed. And what was entered at one task is still there when the
 * next one opens.
 */
public final class EnteredValues {
    private static final String WRITABLE = "writable";

    private EnteredValues() {}

    /** The value, by whichever call it came; what the task shows if nothing else was entered, null if it shows nothing. */
    public static @Nullable Object of(VariableScope scope, String name) {
        return scope instanceof DelegateTask task && task.getExecution().hasVariable(name)
                ? task.getExecution().getVariable(name)
                : scope.getVariable(name);
    }

    /**
     * Makes a new task begin with nothing entered: nobody's decision counts twice because a later person said nothing.
     * Forgets the variables that the task declares as writable.
     */
    public static void forgetEarlier(DelegateTask task) {
        writableAt(task).forEach(task.getExecution()::removeVariable);
    }

    private static List<String> writableAt(DelegateTask task) {
        return task
                .getBpmnModelElementInstance()
                .getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list()
                .stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> WRITABLE.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(pair -> pair.split(":", -1)[0].strip())
                .toList();
    }
}

package io.counterfoil.workflow;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The name and type of one variable of a process, said once. Variables hold the values that gateways and task
 * assignments read; documents stand in our tables under the business key.
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    /**
     * Reads the variable.
     *
     * @throws IllegalStateException if it is absent or of another type: a defect in the model, not a decision
     */
    public T from(VariableScope scope) {
        var value = scope.getVariable(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException("process variable " + name + " must be a " + type.getSimpleName()
                    + " but is " + (value == null ? "absent" : value.getClass().getSimpleName()));
        }
        return type.cast(value);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}

package io.counterfoil.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/**
 * Lists of a form, on their way in and out. On the way in they are input like any other and are read once; on the way
 * out they show documents to the person whose task it is, live as long as the task and are never read back.
 */
@Component
public class JsonVariable {
    private final ObjectMapper json;

    JsonVariable(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Reads what a form or an engine client sent as a list.
     *
     * @throws InvalidInput if it is absent or not a list of such things
     */
    public <T> List<T> list(VariableScope scope, String name, Class<T> elementType) {
        JavaType type = json.getTypeFactory().constructCollectionType(List.class, elementType);
        var value = EnteredValues.of(scope, name);
        if (value == null) {
            throw new InvalidInput(List.of(new FieldProblem(name, "must not be empty")));
        }
        try {
            List<T> list = json.readValue(value.toString(), type);
            if (list == null || list.contains(null)) {
                throw new InvalidInput(List.of(new FieldProblem(name, "must be a list without empty elements")));
            }
            return list;
        } catch (JsonProcessingException malformed) {
            throw new InvalidInput(List.of(new FieldProblem(name, malformed.getOriginalMessage())));
        }
    }

    /** Shows a value to the person whose task this is, as a variable of the task alone. */
    public void show(VariableScope task, String name, Object value) {
        try {
            task.setVariableLocal(
                    name, SpinValues.jsonValue(json.writeValueAsString(value)).create());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("form variable " + name + " cannot be written as JSON", e);
        }
    }
}

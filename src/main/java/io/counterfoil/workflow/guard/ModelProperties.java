package io.counterfoil.workflow.guard;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;

/** The {@code camunda:property} values by which a model declares what people may do with one of its elements. */
record ModelProperties(Map<String, String> values) {
    /** The segregation-of-duties activity that completing a task performs. */
    static final String DUTY = "duty";

    /** Which variables a person may set, see {@link WritableVariables}. */
    static final String WRITABLE = "writable";

    /** {@code true} at a start event that people may start through the engine. */
    static final String STARTABLE = "startable";

    static ModelProperties of(@Nullable BaseElement element) {
        var extensions = element == null ? null : element.getExtensionElements();
        if (extensions == null) {
            return new ModelProperties(Map.of());
        }
        Stream<CamundaProperty> properties =
                extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(group -> group.getCamundaProperties().stream());
        return new ModelProperties(properties.collect(Collectors.toMap(
                CamundaProperty::getCamundaName,
                property -> Optional.ofNullable(property.getCamundaValue()).orElse(""),
                (first, second) -> first)));
    }

    String value(String name) {
        return values.getOrDefault(name, "").strip();
    }
}

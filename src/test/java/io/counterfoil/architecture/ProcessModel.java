package io.counterfoil.architecture;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A BPMN file, valid against the schema of BPMN 2.0, which reading checks. */
record ProcessModel(String fileName, BpmnModelInstance bpmn) {
    static ProcessModel read(Path file) {
        return of(file.getFileName().toString(), ProjectFiles.textOf(file));
    }

    static ProcessModel of(String fileName, String xml) {
        return new ProcessModel(
                fileName, Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }

    <T extends ModelElementInstance> Stream<T> all(Class<T> kind) {
        Collection<T> elements = bpmn.getModelElementsByType(kind);
        return elements.stream();
    }

    Stream<BaseElement> showing(String form) {
        return Stream.concat(
                all(UserTask.class).filter(task -> form.equals(task.getCamundaFormRef())),
                all(StartEvent.class).filter(start -> form.equals(start.getCamundaFormRef())));
    }

    static Map<String, String> propertiesOf(BaseElement element) {
        return Optional.ofNullable(element.getExtensionElements()).stream()
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(group -> group.getCamundaProperties().stream())
                .collect(Collectors.toMap(
                        CamundaProperty::getCamundaName,
                        property ->
                                Optional.ofNullable(property.getCamundaValue()).orElse("")));
    }
}

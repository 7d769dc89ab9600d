package io.counterfoil.workflow;

import io.counterfoil.workflow.WalkedFlows.Flow;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** The words and flows of a deployed model. */
record Diagram(BpmnModelInstance model) {

    /** The label as drawn, in one line; empty if the element has none or the model lacks the element. */
    String nameOf(String elementId) {
        return Optional.ofNullable(model.getModelElementById(elementId))
                .filter(FlowElement.class::isInstance)
                .map(element -> ((FlowElement) element).getName())
                .map(name -> name.replaceAll("\\s+", " ").strip())
                .orElse("");
    }

    /** The label, or what the element is where it has no label. */
    String nameOf(String elementId, String type) {
        return Optional.of(nameOf(elementId))
                .filter(Predicate.not(String::isEmpty))
                .orElseGet(() -> Words.spoken(type));
    }

    List<Flow> flows() {
        return model.getModelElementsByType(SequenceFlow.class).stream()
                .map(flow -> new Flow(
                        flow.getId(), flow.getSource().getId(), flow.getTarget().getId()))
                .toList();
    }
}

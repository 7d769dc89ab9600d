package io.counterfoil.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** What every drawing of a process keeps to, so that it opens in Modeler and on a case page as it was meant. */
final class DiagramRules {
    static final List<Rule<ProcessModel>> ALL = List.of(
            new Rule<>("every step and every flow is drawn once", DiagramRules::undrawn),
            new Rule<>("every flow starts and ends at the border of its steps", DiagramRules::looseEnds),
            new Rule<>("no flow runs through a step that is not its own", DiagramRules::crossings),
            new Rule<>("no two steps overlap", DiagramRules::overlaps),
            new Rule<>("the label of an event or gateway is placed, clear of every step", DiagramRules::labels));

    /** How many pixels a hand-drawn end may miss its border by. */
    private static final double TOLERANCE = 1.5;

    private record Box(double x, double y, double width, double height) {
        static Box of(Bounds bounds) {
            return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
        }

        boolean overlaps(Box other) {
            return x + TOLERANCE < other.x + other.width
                    && other.x + TOLERANCE < x + width
                    && y + TOLERANCE < other.y + other.height
                    && other.y + TOLERANCE < y + height;
        }

        /** Whether the line between two points runs through the inside (Liang-Barsky clipping). */
        boolean isCrossedBy(Waypoint from, Waypoint to) {
            double dx = to.getX() - from.getX();
            double dy = to.getY() - from.getY();
            double[] direction = {-dx, dx, -dy, dy};
            double[] distance = {
                from.getX() - (x + TOLERANCE),
                x + width - TOLERANCE - from.getX(),
                from.getY() - (y + TOLERANCE),
                y + height - TOLERANCE - from.getY()
            };
            double enters = 0;
            double leaves = 1;
            for (int side = 0; side < 4; side++) {
                if (direction[side] == 0) {
                    if (distance[side] <= 0) {
                        return false;
                    }
                } else if (direction[side] < 0) {
                    enters = Math.max(enters, distance[side] / direction[side]);
                } else {
                    leaves = Math.min(leaves, distance[side] / direction[side]);
                }
            }
            return enters < leaves;
        }
    }

    /** A drawn step: the border of an event is a circle, of a gateway a diamond, of anything else a rectangle. */
    private record Drawn(BaseElement element, Box box) {
        boolean hasOnBorder(Waypoint point) {
            double right = Math.abs(point.getX() - (box.x + box.width / 2));
            double down = Math.abs(point.getY() - (box.y + box.height / 2));
            if (element instanceof Event) {
                return Math.abs(Math.hypot(right, down) - box.width / 2) <= TOLERANCE;
            }
            if (element instanceof Gateway) {
                return Math.abs(right / box.width + down / box.height - 0.5) * box.width <= TOLERANCE;
            }
            double outside = Math.max(right - box.width / 2, down - box.height / 2);
            return Math.abs(outside) <= TOLERANCE;
        }

        /** A sub-process holds its steps, an activity carries its boundary events. */
        boolean mayOverlap(Drawn other) {
            return isWithin(element, other.element) || isWithin(other.element, element);
        }

        private static boolean isWithin(BaseElement inner, BaseElement outer) {
            for (var around = inner.getParentElement(); around != null; around = around.getParentElement()) {
                if (around.equals(outer)) {
                    return true;
                }
            }
            return inner instanceof BoundaryEvent event && outer.equals(event.getAttachedTo());
        }
    }

    private DiagramRules() {}

    private static Stream<String> undrawn(ProcessModel model, ProjectFiles project) {
        var drawn = Stream.concat(
                        model.all(BpmnShape.class).map(BpmnShape::getBpmnElement),
                        model.all(BpmnEdge.class).map(BpmnEdge::getBpmnElement))
                .toList();
        var wanted = model.all(FlowElement.class)
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow);
        return Stream.concat(
                wanted.filter(element -> drawn.stream().filter(element::equals).count() != 1)
                        .map(element -> element.getId() + " is not drawn once"),
                drawn.stream().filter(element -> element == null).map(element -> "something drawn stands for nothing"));
    }

    private static Stream<String> looseEnds(ProcessModel model, ProjectFiles project) {
        var steps = steps(model);
        return edges(model).flatMap(edge -> {
            var flow = (SequenceFlow) edge.getBpmnElement();
            var points = List.copyOf(edge.getWaypoints());
            return Stream.concat(
                    looseEnd(steps, flow, flow.getSource(), points.get(0)),
                    looseEnd(steps, flow, flow.getTarget(), points.get(points.size() - 1)));
        });
    }

    private static Stream<String> looseEnd(List<Drawn> steps, SequenceFlow flow, FlowNode node, Waypoint end) {
        return steps.stream()
                .filter(step -> step.element().equals(node) && !step.hasOnBorder(end))
                .map(step -> flow.getId() + " misses " + node.getId() + " at " + end.getX() + "," + end.getY());
    }

    private static Stream<String> crossings(ProcessModel model, ProjectFiles project) {
        var steps = steps(model);
        return edges(model).flatMap(edge -> {
            var flow = (SequenceFlow) edge.getBpmnElement();
            var points = List.copyOf(edge.getWaypoints());
            return steps.stream()
                    .filter(step -> !isOwn(flow, step))
                    .filter(step -> IntStream.range(1, points.size())
                            .anyMatch(at -> step.box().isCrossedBy(points.get(at - 1), points.get(at))))
                    .map(step ->
                            flow.getId() + " runs through " + step.element().getId());
        });
    }

    /** Its own ends, and a sub-process around it. */
    private static boolean isOwn(SequenceFlow flow, Drawn step) {
        return step.element().equals(flow.getSource())
                || step.element().equals(flow.getTarget())
                || Drawn.isWithin(flow, step.element());
    }

    private static Stream<String> overlaps(ProcessModel model, ProjectFiles project) {
        var steps = steps(model);
        var found = new ArrayList<String>();
        for (int one = 0; one < steps.size(); one++) {
            for (int other = one + 1; other < steps.size(); other++) {
                if (steps.get(one).box().overlaps(steps.get(other).box())
                        && !steps.get(one).mayOverlap(steps.get(other))) {
                    found.add(steps.get(one).element().getId() + " overlaps "
                            + steps.get(other).element().getId());
                }
            }
        }
        return found.stream();
    }

    private static Stream<String> labels(ProcessModel model, ProjectFiles project) {
        var steps = steps(model);
        return model.all(BpmnShape.class).flatMap(shape -> {
            var label = shape.getBpmnLabel();
            if (label == null || label.getBounds() == null) {
                return needsLabel(shape.getBpmnElement())
                        ? Stream.of(shape.getBpmnElement().getId() + " has no place for its label")
                        : Stream.empty();
            }
            var box = Box.of(label.getBounds());
            return steps.stream()
                    .filter(step -> step.box().overlaps(box) && !Drawn.isWithin(shape.getBpmnElement(), step.element()))
                    .map(step -> "the label of " + shape.getBpmnElement().getId() + " covers "
                            + step.element().getId());
        });
    }

    private static boolean needsLabel(BaseElement element) {
        return (element instanceof Event || element instanceof Gateway) && ((FlowElement) element).getName() != null;
    }

    private static List<Drawn> steps(ProcessModel model) {
        return model.all(BpmnShape.class)
                .filter(shape -> shape.getBpmnElement() instanceof FlowNode)
                .map(shape -> new Drawn(shape.getBpmnElement(), Box.of(shape.getBounds())))
                .toList();
    }

    private static Stream<BpmnEdge> edges(ProcessModel model) {
        return model.all(BpmnEdge.class).filter(edge -> edge.getBpmnElement() instanceof SequenceFlow);
    }
}

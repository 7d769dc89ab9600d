package io.counterfoil.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.jspecify.annotations.Nullable;

/** What every process model keeps to, apart from its drawing. */
final class ProcessModelRules {
    static final List<Rule<ProcessModel>> ALL = List.of(
            new Rule<>("the file is named as its only process, in kebab-case", ProcessModelRules::fileNames),
            new Rule<>("no other file has this name, whatever its folder", ProcessModelRules::sharedFileNames),
            new Rule<>("the model names the engine it runs on", ProcessModelRules::platforms),
            new Rule<>("history is kept for a stated time", ProcessModelRules::timesToLive),
            new Rule<>("an id says what kind of element it names", ProcessModelRules::ids),
            new Rule<>("a person can read every step and every answer", ProcessModelRules::names),
            new Rule<>("no name is an expression", ProcessModelRules::expressionsInNames),
            new Rule<>("a service task is done by the bean that its label spells", ProcessModelRules::serviceTasks),
            new Rule<>("a listener is a bean of ours", ProcessModelRules::listeners),
            new Rule<>("no model holds a script", ProcessModelRules::scripts),
            new Rule<>("a decision table is one of ours", ProcessModelRules::decisionTables),
            new Rule<>("a called process is one of ours", ProcessModelRules::calledProcesses),
            new Rule<>("a message is declared, and known to the code by its id", ProcessModelRules::messages),
            new Rule<>("a caught error is a refusal that the code can make", ProcessModelRules::errors),
            new Rule<>("a user task waits for somebody, until a day, with a form", ProcessModelRules::userTasks),
            new Rule<>(
                    "a user task names the variables and the duty of its completion", ProcessModelRules::declarations));

    private static final Pattern BEAN = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final Pattern NAMED_BY_THE_PROCESS =
            Pattern.compile("\\$\\{[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)?}");
    private static final Pattern WRITABLE = Pattern.compile(
            "\\s*(?:[A-Za-z_]\\w*:(?:Boolean|String|Integer|Long|Double|Date|Json)\\s*(?:,\\s*(?!$)|$))*");

    /** Prefix of an id by kind; the first that fits counts. Nothing of style.md names events in the middle: three do. */
    private static final Map<Class<?>, String> PREFIXES = new LinkedHashMap<>();

    static {
        PREFIXES.put(StartEvent.class, "StartEvent_");
        PREFIXES.put(EndEvent.class, "EndEvent_");
        PREFIXES.put(BoundaryEvent.class, "BoundaryEvent_");
        PREFIXES.put(Event.class, "(Intermediate|Intermediate(Catch|Throw)|Catch|Throw)?Event_");
        PREFIXES.put(Gateway.class, "Gateway_");
        PREFIXES.put(SubProcess.class, "SubProcess_");
        PREFIXES.put(CallActivity.class, "(CallActivity|Task)_");
        PREFIXES.put(Activity.class, "Task_");
        // A flow may name both its ends.
        PREFIXES.put(SequenceFlow.class, "Flow_([A-Z][A-Za-z0-9]*_)?");
        PREFIXES.put(Message.class, "Message_");
        PREFIXES.put(Error.class, "Error_");
        PREFIXES.put(Process.class, "");
    }

    private ProcessModelRules() {}

    private static Stream<String> fileNames(ProcessModel model, ProjectFiles project) {
        var processes = model.all(Process.class).map(Process::getId).toList();
        return processes.size() == 1 && model.fileName().equals(kebab(processes.get(0)) + ".bpmn")
                ? Stream.empty()
                : Stream.of("file " + model.fileName() + " holds " + processes);
    }

    private static Stream<String> sharedFileNames(ProcessModel model, ProjectFiles project) {
        return project.models().stream()
                                .filter(other -> other.fileName().equals(model.fileName()))
                                .limit(2)
                                .count()
                        > 1
                ? Stream.of(model.fileName())
                : Stream.empty();
    }

    private static Stream<String> platforms(ProcessModel model, ProjectFiles project) {
        var root = model.bpmn().getDefinitions();
        var modeler = "http://camunda.org/schema/modeler/1.0";
        var platform = root.getAttributeValueNs(modeler, "executionPlatform") + " "
                + root.getAttributeValueNs(modeler, "executionPlatformVersion");
        return platform.equals("Camunda Platform 7.24.0") ? Stream.empty() : Stream.of(platform);
    }

    private static Stream<String> timesToLive(ProcessModel model, ProjectFiles project) {
        return model.all(Process.class)
                .filter(process -> process.getCamundaHistoryTimeToLiveString() == null || !process.isExecutable())
                .map(process -> process.getId() + " has no historyTimeToLive, or is not executable");
    }

    private static Stream<String> ids(ProcessModel model, ProjectFiles project) {
        return Stream.concat(model.all(FlowElement.class), model.all(RootElement.class))
                .flatMap(element -> PREFIXES.entrySet().stream()
                        .filter(prefix -> prefix.getKey().isInstance(element))
                        .limit(1)
                        .map(prefix -> prefix.getValue() + "[A-Z][A-Za-z0-9]*")
                        .filter(wanted ->
                                element.getId() == null || !element.getId().matches(wanted))
                        .map(wanted -> element.getId() + " must read " + wanted));
    }

    private static Stream<String> names(ProcessModel model, ProjectFiles project) {
        var steps = model.all(FlowNode.class)
                .filter(node -> !asksNothing(node) && isBlank(node.getName()))
                .map(node -> node.getId() + " has no name");
        var answers = model.all(SequenceFlow.class)
                .filter(flow -> isQuestion(flow.getSource()) && isBlank(flow.getName()))
                .map(flow -> flow.getId() + " has no name though it answers "
                        + flow.getSource().getId());
        return Stream.concat(steps, answers);
    }

    /** A merge and a parallel gateway have no question that a name could be. */
    private static boolean asksNothing(FlowNode node) {
        return node instanceof ParallelGateway || (node instanceof Gateway && !isQuestion(node));
    }

    private static boolean isQuestion(FlowNode node) {
        return (node instanceof ExclusiveGateway || node instanceof InclusiveGateway)
                && node.getOutgoing().size() > 1;
    }

    private static Stream<String> expressionsInNames(ProcessModel model, ProjectFiles project) {
        return Stream.concat(
                        model.all(FlowElement.class).map(FlowElement::getName),
                        model.all(Process.class).map(Process::getName))
                .flatMap(Stream::ofNullable)
                .filter(name -> name.contains("${") || name.contains("#{"));
    }

    private static Stream<String> serviceTasks(ProcessModel model, ProjectFiles project) {
        return Stream.of(
                        model.all(ServiceTask.class)
                                .filter(task -> isCode(
                                                task.getCamundaClass(),
                                                task.getCamundaExpression(),
                                                task.getCamundaType())
                                        || !isBeanOf(task.getName(), task.getCamundaDelegateExpression(), project)),
                        model.all(SendTask.class)
                                .filter(task -> isCode(
                                                task.getCamundaClass(),
                                                task.getCamundaExpression(),
                                                task.getCamundaType())
                                        || !isBeanOf(task.getName(), task.getCamundaDelegateExpression(), project)),
                        model.all(BusinessRuleTask.class)
                                .filter(task -> task.getCamundaDecisionRef() == null)
                                .filter(task ->
                                        !isBeanOf(task.getName(), task.getCamundaDelegateExpression(), project)))
                .flatMap(tasks -> tasks)
                .map(task -> task.getId() + " is labelled '" + task.getName() + "' and does "
                        + task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "delegateExpression"));
    }

    private static boolean isBeanOf(@Nullable String label, @Nullable String expression, ProjectFiles project) {
        var bean = beanIn(expression);
        return label != null
                && bean.equalsIgnoreCase(spelled(label))
                && project.delegates().contains(bean);
    }

    private static boolean isCode(@Nullable String... attributes) {
        return Arrays.stream(attributes).anyMatch(attribute -> attribute != null);
    }

    private static Stream<String> listeners(ProcessModel model, ProjectFiles project) {
        Predicate<String> unknown = expression -> !project.listeners().contains(beanIn(expression));
        return Stream.concat(
                model.all(CamundaTaskListener.class)
                        .map(listener -> String.valueOf(listener.getCamundaDelegateExpression()))
                        .filter(unknown),
                model.all(CamundaExecutionListener.class)
                        .map(listener -> String.valueOf(listener.getCamundaDelegateExpression()))
                        .filter(unknown));
    }

    private static Stream<String> scripts(ProcessModel model, ProjectFiles project) {
        return Stream.concat(
                model.all(ScriptTask.class).map(ScriptTask::getId),
                model.all(org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript.class)
                        .map(script -> "a script of "
                                + script.getParentElement().getElementType().getTypeName()));
    }

    private static Stream<String> decisionTables(ProcessModel model, ProjectFiles project) {
        return model.all(BusinessRuleTask.class)
                .filter(task -> task.getCamundaDecisionRef() != null)
                .filter(task -> !project.decisions().contains(task.getCamundaDecisionRef()))
                .map(task -> task.getId() + " asks " + task.getCamundaDecisionRef());
    }

    private static Stream<String> calledProcesses(ProcessModel model, ProjectFiles project) {
        return model.all(CallActivity.class)
                .filter(call -> project.models().stream()
                        .flatMap(other -> other.all(Process.class))
                        .noneMatch(process -> process.getId().equals(call.getCalledElement())))
                .map(call -> call.getId() + " calls " + call.getCalledElement());
    }

    private static Stream<String> messages(ProcessModel model, ProjectFiles project) {
        var undeclared = Stream.concat(
                        model.all(MessageEventDefinition.class).map(MessageEventDefinition::getMessage),
                        model.all(ReceiveTask.class).map(ReceiveTask::getMessage))
                .filter(message -> message == null)
                .map(message -> "an element waits for a message that is not declared");
        var unknown = model.all(Message.class)
                .filter(message -> !message.getId().equals(message.getName())
                        || !project.words().contains(message.getName()))
                .map(message -> message.getId() + " is named " + message.getName() + ", or no code sends it");
        return Stream.concat(undeclared, unknown);
    }

    private static Stream<String> errors(ProcessModel model, ProjectFiles project) {
        var undeclared = model.all(ErrorEventDefinition.class)
                .filter(caught -> caught.getError() == null)
                .map(caught -> caught.getParentElement().getAttributeValue("id") + " catches every error");
        var unknown = model.all(Error.class)
                .filter(error -> !project.words().contains(error.getErrorCode()))
                .map(error -> error.getId() + " has the code " + error.getErrorCode() + ", which no code throws");
        return Stream.concat(undeclared, unknown);
    }

    private static Stream<String> userTasks(ProcessModel model, ProjectFiles project) {
        var forms = project.isForm();
        return model.all(UserTask.class)
                .flatMap(task -> Stream.of(
                                objection(
                                        task.getCamundaAssignee() == null
                                                && !arePeople(task.getCamundaCandidateUsers())
                                                && !areGroups(task.getCamundaCandidateGroups(), project),
                                        "is for nobody: " + task.getCamundaCandidateGroups()),
                                objection(task.getCamundaDueDate() == null, "is never due"),
                                objection(
                                        task.getCamundaFormRef() == null || !forms.test(task.getCamundaFormRef()),
                                        "shows no form of ours: " + task.getCamundaFormRef()),
                                objection(
                                        !"latest".equals(task.getCamundaFormRefBinding()),
                                        "binds its form to " + task.getCamundaFormRefBinding() + " instead of latest"))
                        .flatMap(objections -> objections)
                        .map(objection -> task.getId() + " " + objection));
    }

    /** No model names a person; whom it asks is master data. */
    private static boolean arePeople(@Nullable String users) {
        return users != null && NAMED_BY_THE_PROCESS.matcher(users).matches();
    }

    private static boolean areGroups(@Nullable String groups, ProjectFiles project) {
        return groups != null
                && Arrays.stream(groups.split(","))
                        .map(String::strip)
                        .allMatch(group -> project.groups().contains(group)
                                || NAMED_BY_THE_PROCESS.matcher(group).matches());
    }

    private static Stream<String> declarations(ProcessModel model, ProjectFiles project) {
        return model.all(UserTask.class).flatMap(task -> {
            var properties = ProcessModel.propertiesOf(task);
            var writable = properties.get("writable");
            var duty = properties.get("duty");
            return Stream.of(
                            objection(
                                    writable == null
                                            || !WRITABLE.matcher(writable).matches(),
                                    "declares as writable: " + writable),
                            objection(
                                    duty != null && !project.words().contains(duty),
                                    "performs a duty that no migration knows: " + duty))
                    .flatMap(objections -> objections)
                    .map(objection -> task.getId() + " " + objection);
        });
    }

    private static Stream<String> objection(boolean applies, String text) {
        return applies ? Stream.of(text) : Stream.empty();
    }

    private static String beanIn(@Nullable String expression) {
        var bean = BEAN.matcher(expression == null ? "" : expression);
        return bean.matches() ? bean.group(1) : "";
    }

    /** "Match invoice" spells {@code matchInvoice}. */
    private static String spelled(String label) {
        var words = Arrays.stream(label.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return words.isEmpty() ? "" : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private static String kebab(String pascal) {
        return pascal.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

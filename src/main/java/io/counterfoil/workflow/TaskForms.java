package io.counterfoil.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * Reads the Camunda Form of a task, so that pages show what Tasklist shows without a second description of it. Knows
 * what decision forms are made of: text, tables, one radio group, a reason.
 */
@Component
class TaskForms {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(.+?)}}");
    private static final Set<String> ONLY_SHOWN = Set.of("text", "table", "separator", "spacer", "button");
    private static final String REASON = "reason";

    /** {@code =decision != "hold"}: hidden unless that is the answer. */
    private static final Pattern UNLESS = Pattern.compile("=\\s*\\w+\\s*!=\\s*\"([^\"]+)\"\\s*");

    private final FormService forms;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl configuration;
    private final ObjectMapper json;

    TaskForms(FormService forms, TaskService tasks, ProcessEngineConfigurationImpl configuration, ObjectMapper json) {
        this.forms = forms;
        this.tasks = tasks;
        this.configuration = configuration;
        this.json = json;
    }

    /** The form with today's values; empty and without a choice for a task that has no Camunda Form. */
    TaskForm of(TaskEntity task) {
        var components = components(task);
        var feel = ((DefaultDmnEngineConfiguration) configuration.getDmnEngineConfiguration()).getFeelEngine();
        var values = new FormValues(feel, tasks.getVariables(task.getId()), json);
        var parts = new ArrayList<TaskForm.Part>();
        components.stream()
                .filter(component ->
                        !values.holds(component.path("conditional").path("hide").asText("false")))
                .forEach(component -> part(component, values).ifPresent(parts::add));
        return new TaskForm(parts, choice(components));
    }

    /**
     * Asks whether there is a form before it asks for it: a refusal of the engine would take the whole list of tasks with
     * it, whose transaction it is in.
     */
    private List<JsonNode> components(TaskEntity task) {
        task.initializeFormKey();
        if (task.getCamundaFormRef() == null) {
            return List.of();
        }
        try (var form = forms.getDeployedTaskForm(task.getId())) {
            return children(json.readTree(form).path("components")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the form of task " + task.getName() + " is no JSON", unreadable);
        }
    }

    private static Stream<JsonNode> children(JsonNode components) {
        return StreamSupport.stream(components.spliterator(), false)
                .flatMap(one -> Stream.concat(Stream.of(one), children(one.path("components"))));
    }

    private static Optional<TaskForm.Part> part(JsonNode component, FormValues values) {
        return switch (component.path("type").asText()) {
            case "text" -> Optional.of(words(component.path("text").asText(), values));
            case "table" -> Optional.of(grid(component, values));
            default -> Optional.empty();
        };
    }

    private static TaskForm.Words words(String markdown, FormValues values) {
        var found = new LinkedHashMap<String, String>();
        PLACE.matcher(markdown)
                .results()
                .map(place -> place.group(1))
                .forEach(expression -> found.put(expression, values.text(expression)));
        return new TaskForm.Words(markdown, found);
    }

    private static TaskForm.Grid grid(JsonNode table, FormValues values) {
        var columns = children(table.path("columns")).toList();
        var rows = values.rows(table.path("dataSource").asText()).stream()
                .map(row -> columns.stream()
                        .map(column ->
                                Objects.toString(row.get(column.path("key").asText()), ""))
                        .toList())
                .toList();
        return new TaskForm.Grid(
                table.path("label").asText(""),
                columns.stream().map(column -> column.path("label").asText()).toList(),
                rows);
    }

    /**
     * One radio group and at most a reason: whatever else a form asks for belongs to Tasklist. A field that the form hides
     * unless one answer is chosen takes that answer to Tasklist, and leaves the others here.
     */
    private static Optional<TaskForm.Choice> choice(List<JsonNode> components) {
        var asked = components.stream()
                .filter(one -> !ONLY_SHOWN.contains(one.path("type").asText()))
                .toList();
        var reason = asked.stream().anyMatch(TaskForms::isReason);
        var inTasklist = new HashSet<String>();
        var others = asked.stream()
                .filter(one -> !isReason(one))
                .filter(one -> !belongsToAnAnswer(one, inTasklist))
                .toList();
        if (others.size() != 1 || !others.get(0).path("type").asText().equals("radio")) {
            return Optional.empty();
        }
        var radio = others.get(0);
        var answers = children(radio.path("values"))
                .filter(answer -> !inTasklist.contains(answer.path("value").asText()))
                .toList();
        return Optional.of(new TaskForm.Choice(
                radio.path("key").asText(),
                answers.stream().allMatch(answer -> answer.path("value").isBoolean()),
                reason,
                answers.stream()
                        .map(answer -> new TaskForm.Answer(
                                answer.path("value").asText(),
                                answer.path("label").asText()))
                        .toList()));
    }

    private static boolean belongsToAnAnswer(JsonNode field, Set<String> answers) {
        var hidden = UNLESS.matcher(field.path("conditional").path("hide").asText());
        if (hidden.matches()) {
            answers.add(hidden.group(1));
            return true;
        }
        return false;
    }

    private static boolean isReason(JsonNode component) {
        return component.path("key").asText().equals(REASON)
                && Set.of("textarea", "textfield")
                        .contains(component.path("type").asText());
    }
}

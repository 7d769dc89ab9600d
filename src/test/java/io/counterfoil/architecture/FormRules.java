package io.counterfoil.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What every form keeps to, so that Tasklist shows it and the guard takes what it sends. */
final class FormRules {
    static final List<Rule<FormDefinition>> ALL = List.of(
            new Rule<>("the file is named as its form", FormRules::fileNames),
            new Rule<>("no other file has this name, whatever its folder", FormRules::sharedFileNames),
            new Rule<>("the form names the engine and the schema it was made for", FormRules::platforms),
            new Rule<>("Tasklist knows every component", FormRules::unknownComponents),
            new Rule<>("a task or a start shows the form", FormRules::unused),
            new Rule<>("the form sends exactly the variables that its task declares writable", FormRules::sent));

    /**
     * The components of form-js 1.8.7, which Tasklist 7.24 contains. A single other one, such as a file picker, makes
     * the whole form fail. A datetime component covers date, time and both.
     */
    private static final Set<String> COMPONENTS = Set.of(
            "text",
            "textfield",
            "textarea",
            "number",
            "radio",
            "select",
            "checkbox",
            "checklist",
            "datetime",
            "group",
            "dynamiclist",
            "table",
            "html",
            "image",
            "button",
            "spacer",
            "separator",
            "expression",
            "taglist",
            "iframe");

    private FormRules() {}

    private static Stream<String> fileNames(FormDefinition form, ProjectFiles project) {
        return form.fileName().equals(form.id() + ".form") ? Stream.empty() : Stream.of("id " + form.id());
    }

    private static Stream<String> sharedFileNames(FormDefinition form, ProjectFiles project) {
        var same = project.forms().stream()
                .filter(other -> other.fileName().equals(form.fileName()))
                .count();
        return same > 1 ? Stream.of(form.fileName()) : Stream.empty();
    }

    private static Stream<String> platforms(FormDefinition form, ProjectFiles project) {
        var made = form.json().path("executionPlatform").asText() + " "
                + form.json().path("executionPlatformVersion").asText() + ", schema "
                + form.json().path("schemaVersion").asText();
        return made.matches("Camunda Platform 7\\.(22|24)\\.0, schema 16") ? Stream.empty() : Stream.of(made);
    }

    private static Stream<String> unknownComponents(FormDefinition form, ProjectFiles project) {
        return form.components()
                .map(component -> component.path("type").asText())
                .filter(type -> !COMPONENTS.contains(type));
    }

    private static Stream<String> unused(FormDefinition form, ProjectFiles project) {
        return project.usersOf(form).findAny().isPresent() ? Stream.empty() : Stream.of("nobody shows " + form.id());
    }

    private static Stream<String> sent(FormDefinition form, ProjectFiles project) {
        return project.usersOf(form).flatMap(user -> {
            var writable = Arrays.stream(ProcessModel.propertiesOf(user)
                            .getOrDefault("writable", "")
                            .split(","))
                    .map(pair -> pair.split(":", 2)[0].strip())
                    .filter(name -> !name.isEmpty())
                    .sorted()
                    .toList();
            return writable.equals(form.sent())
                    ? Stream.empty()
                    : Stream.of(user.getId() + " declares " + writable + ", the form sends " + form.sent());
        });
    }
}

package io.counterfoil.architecture;

import io.counterfoil.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * What the files that business people open refer to: each other, and names in the code.
 *
 * @param decisions ids of the DMN decisions
 * @param delegates names of the beans that can stand behind a service task
 * @param listeners names of the beans that can stand behind a listener
 * @param words string literals in capitals or with the prefix of a message, of the code and of the migrations
 * @param groups ids of the engine's groups that people are in
 */
record ProjectFiles(
        List<ProcessModel> models,
        List<FormDefinition> forms,
        Set<String> decisions,
        Set<String> delegates,
        Set<String> listeners,
        Set<String> words,
        Set<String> groups) {
    private static final Pattern WORD = Pattern.compile("[\"']((?:[A-Z][A-Z0-9_]*)|(?:Message_\\w+))[\"']");

    static ProjectFiles read() {
        return new ProjectFiles(
                files("processes", ".bpmn").map(ProcessModel::read).toList(),
                files("forms", ".form").map(FormDefinition::read).toList(),
                files("processes", ".dmn")
                        .flatMap(file ->
                                Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream())
                        .map(Decision::getId)
                        .collect(Collectors.toSet()),
                beans(JavaDelegate.class),
                Stream.of(beans(TaskListener.class), beans(ExecutionListener.class))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()),
                Stream.concat(files("src/main/java", ".java"), files("src/main/resources/db/migration", ".sql"))
                        .flatMap(file -> WORD.matcher(textOf(file)).results().map(found -> found.group(1)))
                        .collect(Collectors.toSet()),
                Arrays.stream(Role.values()).map(Role::id).collect(Collectors.toSet()));
    }

    Predicate<String> isForm() {
        return id -> forms.stream().anyMatch(form -> form.id().equals(id));
    }

    /** The tasks and start events, in all models, that show the form. */
    Stream<BaseElement> usersOf(FormDefinition form) {
        return models.stream().flatMap(model -> model.showing(form.id()));
    }

    private static Set<String> beans(Class<?> kind) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(kind));
        return scanner.findCandidateComponents("io.counterfoil").stream()
                .map(found -> found.getBeanClassName())
                .map(ProjectFiles::beanName)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    }

    /** Null without the annotation: then no model can name the class. */
    private static String beanName(String className) {
        try {
            var component = Class.forName(className).getAnnotation(org.springframework.stereotype.Component.class);
            return component == null ? null : component.value();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Path> files(String folder, String ending) {
        var root = Path.of(folder);
        if (!Files.isDirectory(root)) {
            throw new IllegalStateException(root.toAbsolutePath() + " is no folder: run the tests in the project");
        }
        try (var found = Files.walk(root)) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

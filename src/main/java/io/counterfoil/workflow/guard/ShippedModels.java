package io.counterfoil.workflow.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the product itself ships: ids of processes, decisions and forms, and names of messages and signals. Models of
 * process designers can neither replace nor address them.
 *
 * @param ids of processes, decisions, decision requirements and forms
 * @param names of messages, signals, errors' codes excluded
 */
record ShippedModels(Set<String> ids, Set<String> names) {

    static ShippedModels onClasspath() {
        var ids = new HashSet<String>();
        var names = new HashSet<String>();
        for (Resource resource : resources("classpath*:processes/**/*.bpmn", "classpath*:processes/**/*.dmn")) {
            for (var element : ModelXml.read(nameOf(resource), bytes(resource)).elements()) {
                if (ModelXml.DEFINITIONS.contains(element.localName())) {
                    ids.add(element.attribute("id"));
                }
                if (ModelXml.ADDRESSES.contains(element.localName())) {
                    names.add(element.attribute("name"));
                }
            }
        }
        for (Resource form : resources("classpath*:forms/**/*.form")) {
            ids.add(FormFile.idOf(nameOf(form), bytes(form)));
        }
        return new ShippedModels(Set.copyOf(ids), Set.copyOf(names));
    }

    private static Set<Resource> resources(String... patterns) {
        var found = new HashSet<Resource>();
        try {
            for (String pattern : patterns) {
                found.addAll(Set.of(new PathMatchingResourcePatternResolver().getResources(pattern)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the product's own models cannot be listed", unreadable);
        }
        return found;
    }

    private static String nameOf(Resource resource) {
        return String.valueOf(resource.getFilename());
    }

    private static byte[] bytes(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the product's own model cannot be read: " + resource, unreadable);
        }
    }
}

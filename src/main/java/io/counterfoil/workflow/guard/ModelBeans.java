package io.counterfoil.workflow.guard;

import io.counterfoil.workflow.OfferedToModels;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The beans that expressions in models can see: the product's own delegates and listeners, and nothing else of the
 * application or the engine. The names are fixed at the first question; the beans are made when a model needs them,
 * because many of them need the engine.
 */
final class ModelBeans {
    private static final String OURS = "io.counterfoil.";

    private final ListableBeanFactory beans;
    private volatile @Nullable Set<String> names;

    ModelBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    boolean has(String name) {
        return names().contains(name);
    }

    Object get(String name) {
        return beans.getBean(name);
    }

    /** Whether models of process designers may name the bean too. */
    boolean isOfferedToModels(String name) {
        return has(name) && beans.findAnnotationOnBean(name, OfferedToModels.class, false) != null;
    }

    private Set<String> names() {
        var known = names;
        if (known == null) {
            var found = new HashSet<String>();
            for (Class<?> kind : Set.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class)) {
                for (String name : beans.getBeanNamesForType(kind, true, false)) {
                    var type = beans.getType(name, false);
                    if (type != null && type.getName().startsWith(OURS)) {
                        found.add(name);
                    }
                }
            }
            known = Set.copyOf(found);
            names = known;
        }
        return known;
    }
}

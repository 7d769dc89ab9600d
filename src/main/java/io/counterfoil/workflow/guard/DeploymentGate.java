package io.counterfoil.workflow.guard;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.workflow.guard.ModelXml.ModelElement;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Examines what a process designer deploys, before the engine reads it. A model is data here: nothing in it may be
 * code, stand for the product's own models, or call the product's own delegates.
 */
final class DeploymentGate {
    private static final CommandField<DeploymentBuilderImpl> BUILDER =
            new CommandField<>(DeployCmd.class, "deploymentBuilder", DeploymentBuilderImpl.class);
    private static final CommandField<Set> WHOLE =
            new CommandField<>(DeploymentBuilderImpl.class, "deployments", Set.class);
    private static final CommandField<Map> BY_ID =
            new CommandField<>(DeploymentBuilderImpl.class, "deploymentResourcesById", Map.class);
    private static final CommandField<Map> BY_NAME =
            new CommandField<>(DeploymentBuilderImpl.class, "deploymentResourcesByName", Map.class);
    private static final Pattern FEEL =
            Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(FEEL|DMN)/\\d{8}(/FEEL/?)?|");
    private static final Pattern EXTERNAL_FUNCTION = Pattern.compile("\\bexternal\\b");

    private final Supplier<ShippedModels> shipped;
    private final ModelRules rules;
    private final ApplicationEventPublisher events;

    DeploymentGate(Supplier<ShippedModels> shipped, ModelBeans beans, ApplicationEventPublisher events) {
        this.shipped = shipped;
        this.rules = new ModelRules(beans);
        this.events = events;
    }

    /**
     * Lets the deployment pass or refuses it whole.
     *
     * @throws ModelRefused naming the file, the element, the rule and the remedy
     */
    void examine(Caller caller, DeployCmd command) {
        var builder = Objects.requireNonNull(BUILDER.of(command));
        if (!isEmpty(WHOLE.of(builder)) || !isEmpty(BY_ID.of(builder)) || !isEmpty(BY_NAME.of(builder))) {
            throw new ModelRefused("Redeploying stored resources is not offered. Deploy the files from Modeler.");
        }
        var resources = builder.getDeployment().getResources();
        resources.values().forEach(this::examine);
        events.publishEvent(new AuditFact(
                nameOf(builder.getDeployment().getName()),
                caller.person(),
                "MODEL_DEPLOYED",
                "",
                Map.of("files", String.join(", ", resources.keySet()))));
    }

    /** Engine clients may leave the name out. */
    private static String nameOf(@Nullable String deployment) {
        return deployment == null || deployment.isBlank() ? "DEPLOYMENT" : deployment;
    }

    private static boolean isEmpty(@Nullable Object collection) {
        return collection instanceof Map<?, ?> map ? map.isEmpty() : collection instanceof Set<?> set && set.isEmpty();
    }

    private void examine(ResourceEntity resource) {
        var file = resource.getName();
        if (file.endsWith(".bpmn")) {
            examineBpmn(ModelXml.read(file, resource.getBytes()));
        } else if (file.endsWith(".dmn")) {
            examineDmn(ModelXml.read(file, resource.getBytes()));
        } else if (file.endsWith(".form")) {
            refuseShipped(file, FormFile.idOf(file, resource.getBytes()), "form");
        } else {
            throw new ModelRefused(file + " is refused: only files ending in .bpmn, .dmn and .form are deployed."
                    + " Rename it, or leave it out.");
        }
    }

    private void examineBpmn(ModelXml model) {
        for (ModelElement element : model.elements()) {
            refuseShippedAddresses(model.file(), element);
            rules.examine(model.file(), element, shipped.get());
        }
    }

    private void examineDmn(ModelXml model) {
        for (ModelElement element : model.elements()) {
            refuseShippedAddresses(model.file(), element);
            var language = element.attribute("expressionLanguage");
            if (!FEEL.matcher(language).matches()) {
                throw ModelRefused.because(
                        model.file(), element.id(), "uses the expression language " + language, "Choose FEEL");
            }
            if (element.localName().equals("text")
                    && EXTERNAL_FUNCTION.matcher(element.text()).find()) {
                throw ModelRefused.because(
                        model.file(), element.id(), "may define an external function", "Use FEEL's own functions");
            }
        }
    }

    private void refuseShippedAddresses(String file, ModelElement element) {
        if (ModelXml.DEFINITIONS.contains(element.localName())) {
            refuseShipped(file, element.attribute("id"), element.localName());
        }
        if (ModelXml.ADDRESSES.contains(element.localName())
                && (shipped.get().names().contains(element.attribute("name"))
                        || element.attribute("name").contains("{"))) {
            throw ModelRefused.because(
                    file,
                    element.id(),
                    "addresses the product's own " + element.localName() + " '" + element.attribute("name") + "'",
                    "Choose a name of your own, without expression");
        }
    }

    private void refuseShipped(String file, String id, String kind) {
        if (shipped.get().ids().contains(id)) {
            throw ModelRefused.because(
                    file,
                    id,
                    "is a " + kind + " of the product, which only a release replaces",
                    "Give yours an id of its own");
        }
    }
}

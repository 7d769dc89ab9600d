package io.counterfoil.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The models that run here: what is deployed, and the files to draw or download. Read as the product. */
@Component
public class DeployedModels {
    private static final int MOST = 200;

    private final ProcessEngine engine;
    private final Processes processes;

    DeployedModels(ProcessEngine engine, Processes processes) {
        this.engine = engine;
        this.processes = processes;
    }

    /** The latest version of every process, by name; at most 200. */
    public List<ModelVersion> processes() {
        return processes.asProduct(() -> engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionName()
                .asc()
                .listPage(0, MOST)
                .stream()
                .map(it -> new ModelVersion(it.getKey(), named(it.getName(), it.getKey()), it.getVersion()))
                .toList());
    }

    /** The latest version of every decision table, by name; at most 200. */
    public List<DecisionTable> decisions() {
        return processes.asProduct(() -> engine
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .latestVersion()
                .orderByDecisionDefinitionName()
                .asc()
                .listPage(0, MOST)
                .stream()
                .flatMap(definition -> table(definition).stream())
                .toList());
    }

    /** The BPMN file of a version as deployed; empty if there is none. */
    public Optional<String> processXml(String key, int version) {
        return processes.asProduct(() -> Optional.ofNullable(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .processDefinitionVersion(version)
                        .singleResult())
                .map(ProcessDefinition::getId)
                .map(id -> text(engine.getRepositoryService().getProcessModel(id))));
    }

    /** The DMN file of a version as deployed; empty if there is none. */
    public Optional<String> decisionXml(String key, int version) {
        return processes.asProduct(() -> Optional.ofNullable(engine.getRepositoryService()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .decisionDefinitionVersion(version)
                        .singleResult())
                .map(DecisionDefinition::getId)
                .map(id -> text(engine.getRepositoryService().getDecisionModel(id))));
    }

    private Optional<DecisionTable> table(DecisionDefinition definition) {
        var model = new ModelVersion(
                definition.getKey(), named(definition.getName(), definition.getKey()), definition.getVersion());
        return DecisionTables.read(
                engine.getRepositoryService().getDmnModelInstance(definition.getId()), definition.getKey(), model);
    }

    private static String named(String name, String key) {
        return Objects.requireNonNullElseGet(name, () -> Words.spoken(key));
    }

    private static String text(InputStream file) {
        try (file) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

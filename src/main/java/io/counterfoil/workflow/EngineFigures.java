package io.counterfoil.workflow;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.stereotype.Component;

/** How much runs in the engine right now. Read as the product. */
@Component
public class EngineFigures {
    private final ProcessEngine engine;
    private final Processes processes;

    EngineFigures(ProcessEngine engine, Processes processes) {
        this.engine = engine;
        this.processes = processes;
    }

    /** Counts of this moment. */
    public record Figures(long runningProcesses, long openTasks, long incidents) {}

    public Figures now() {
        return processes.asProduct(() -> new Figures(
                engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .rootProcessInstances()
                        .count(),
                engine.getTaskService().createTaskQuery().count(),
                engine.getRuntimeService().createIncidentQuery().count()));
    }

    /** The engine's version, for example {@code 7.24.0}; {@code 7} where its archive does not say. */
    public String version() {
        var version = ProcessEngine.class.getPackage().getImplementationVersion();
        return version == null ? "7" : version;
    }
}

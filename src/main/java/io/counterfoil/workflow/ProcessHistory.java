package io.counterfoil.workflow;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/**
 * What happened in the processes of a document, ended ones too. Read as the product: the caller has checked what the
 * person may see. Answers are bounded and in our words; no type of the engine leaves this package.
 */
@Component
public class ProcessHistory {
    /** How many steps of one run are told at most; a run that loops beyond it is cut at its end. */
    public static final int MOST_STEPS = 1000;

    private static final int MOST_RUNS = 200;

    private final ProcessEngine engine;
    private final Processes processes;

    ProcessHistory(ProcessEngine engine, Processes processes) {
        this.engine = engine;
        this.processes = processes;
    }

    /** The runs under these business keys, oldest first, at most 200; none for a key without process. */
    public List<ProcessRun> of(Collection<String> businessKeys) {
        if (businessKeys.isEmpty()) {
            return List.of();
        }
        return processes.asProduct(() -> {
            var reader = new RunReader(engine);
            return instances(businessKeys).stream().map(reader::read).toList();
        });
    }

    /** Those of the keys whose process still runs or is held. */
    public Set<String> runningAmong(Collection<String> businessKeys) {
        if (businessKeys.isEmpty()) {
            return Set.of();
        }
        return processes.asProduct(() -> unfinished(businessKeys).stream()
                .map(HistoricProcessInstance::getBusinessKey)
                .collect(toSet()));
    }

    /** Those of the keys whose process is stuck on work that failed and waits for an operator. */
    public Set<String> stuckAmong(Collection<String> businessKeys) {
        if (businessKeys.isEmpty()) {
            return Set.of();
        }
        return processes.asProduct(() -> new TreeSet<>(engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
                .incidentStatus("open")
                .list()
                .stream()
                .map(HistoricProcessInstance::getBusinessKey)
                .toList()));
    }

    /** Those of the keys whose process waits for a person. */
    public Set<String> waitingAmong(Collection<String> businessKeys) {
        if (businessKeys.isEmpty()) {
            return Set.of();
        }
        return processes.asProduct(() -> {
            var keyOf = unfinished(businessKeys).stream()
                    .collect(toMap(HistoricProcessInstance::getId, HistoricProcessInstance::getBusinessKey));
            if (keyOf.isEmpty()) {
                return Set.of();
            }
            return engine
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceIdIn(keyOf.keySet().toArray(String[]::new))
                    .list()
                    .stream()
                    .map(task -> keyOf.getOrDefault(task.getProcessInstanceId(), ""))
                    .collect(toSet());
        });
    }

    private List<HistoricProcessInstance> unfinished(Collection<String> businessKeys) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
                .unfinished()
                .list();
    }

    private List<HistoricProcessInstance> instances(Collection<String> businessKeys) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
                .orderByProcessInstanceStartTime()
                .asc()
                .listPage(0, MOST_RUNS);
    }
}

package io.counterfoil.portal;

import io.counterfoil.audit.AuditRecord;
import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.ProcessRun;
import io.counterfoil.workflow.ProcessStep;
import java.util.List;
import java.util.Map;

/**
 * Everything there is to see about a case.
 *
 * @param key the case's key, which is the key of its first document
 * @param businessKeys keys of its documents, oldest first
 * @param documents what the modules say of those keys; a key that no module describes is missing here
 * @param runs the processes of its documents, oldest first
 * @param facts the trail of its documents, oldest first
 * @param decisions the facts that were recorded in a step, by that step; the rest stands only in {@code facts}
 */
public record CaseFile(
        String key,
        List<String> businessKeys,
        List<CaseDocument> documents,
        List<ProcessRun> runs,
        List<AuditRecord> facts,
        Map<ProcessStep, List<AuditRecord>> decisions) {

    public CaseVerdict verdict() {
        return CaseVerdict.of(runs);
    }

    /** The steps that wait for a person. */
    public List<ProcessStep> openTasks() {
        return runs.stream()
                .flatMap(run -> run.steps().stream())
                .filter(step -> step.task().isPresent())
                .toList();
    }
}

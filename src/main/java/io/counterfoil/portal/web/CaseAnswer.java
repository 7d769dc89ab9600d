package io.counterfoil.portal.web;

import io.counterfoil.audit.AuditRecord;
import io.counterfoil.portal.CaseFile;
import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.OpenTask;
import io.counterfoil.workflow.ProcessRun;
import io.counterfoil.workflow.ProcessStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A case in JSON. Moments are UTC in ISO 8601; absent values are left out. */
record CaseAnswer(
        String businessKey,
        String state,
        List<Document> documents,
        List<Step> steps,
        List<Decision> decisions,
        Map<String, String> links) {

    record Document(
            String businessKey,
            String kind,
            String title,
            String state,
            @Nullable String amount,
            LocalDate date,
            @Nullable String link) {}

    record Step(
            String process,
            String businessKey,
            String name,
            String type,
            String state,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String person,
            @Nullable String onBehalfOf,
            @Nullable String way,
            @Nullable List<String> candidateUsers,
            @Nullable List<String> candidateGroups,
            @Nullable Instant due,
            @Nullable String why,
            @Nullable String trouble) {}

    record Decision(
            String businessKey, Instant at, String actor, String action, String reason, Map<String, String> figures) {}

    static CaseAnswer of(CaseFile file) {
        return new CaseAnswer(
                file.key(),
                file.verdict().name(),
                file.documents().stream().map(CaseAnswer::document).toList(),
                file.runs().stream()
                        .flatMap(run -> run.steps().stream().map(step -> step(run, step)))
                        .toList(),
                file.facts().stream().map(CaseAnswer::decision).toList(),
                links(file));
    }

    private static Document document(CaseDocument it) {
        return new Document(
                it.businessKey(),
                it.kind(),
                it.title(),
                it.state(),
                it.amount().orElse(null),
                it.date(),
                it.link().orElse(null));
    }

    private static Step step(ProcessRun run, ProcessStep it) {
        return new Step(
                run.model().name(),
                run.businessKey(),
                it.name(),
                it.type(),
                it.state().name(),
                it.startedAt(),
                it.endedAt().orElse(null),
                it.person().orElse(null),
                it.onBehalfOf().orElse(null),
                it.way().orElse(null),
                it.task().map(OpenTask::candidateUsers).orElse(null),
                it.task().map(OpenTask::candidateGroups).orElse(null),
                it.task().flatMap(OpenTask::due).orElse(null),
                it.task().flatMap(OpenTask::why).orElse(null),
                it.trouble().map(trouble -> trouble.message()).orElse(null));
    }

    private static Decision decision(AuditRecord it) {
        return new Decision(it.businessKey(), it.at(), it.actor(), it.action(), it.reason(), it.figures());
    }

    private static Map<String, String> links(CaseFile file) {
        var links = new LinkedHashMap<String, String>();
        links.put("self", CaseAddress.api(file.key()));
        links.put("page", CaseAddress.page(file.key()));
        Optional.of(file.openTasks())
                .filter(tasks -> tasks.size() == 1)
                .flatMap(tasks -> tasks.get(0).task())
                .ifPresent(task -> links.put("task", CaseView.tasklist(task.id())));
        return links;
    }
}

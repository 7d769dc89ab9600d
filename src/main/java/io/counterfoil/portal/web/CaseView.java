package io.counterfoil.portal.web;

import io.counterfoil.audit.AuditRecord;
import io.counterfoil.portal.CaseFile;
import io.counterfoil.portal.CaseFiles.CaseLine;
import io.counterfoil.portal.CaseVerdict;
import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.OpenTask;
import io.counterfoil.workflow.ProcessRun;
import io.counterfoil.workflow.ProcessStep;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A case as its page shows it: steps numbered, each with its look, its decisions and its links. */
record CaseView(CaseFile file) {

    /** A name to click. */
    record Link(String text, String href) {}

    /** A line in the list of cases. */
    record Line(Link link, Instant openedAt, CaseVerdict verdict, List<CaseDocument> documents) {
        static Line of(CaseLine line) {
            return new Line(
                    new Link(line.key(), CaseAddress.page(line.key())),
                    line.openedAt(),
                    line.verdict(),
                    line.documents());
        }
    }

    /** A numbered step. */
    record Row(int number, ProcessStep step, List<AuditRecord> decisions) {
        /** The word for where the step stands, which is also the name of its look. */
        public String look() {
            if (step.trouble().filter(trouble -> trouble.stuck()).isPresent()) {
                return "failed";
            }
            return switch (step.state()) {
                case DONE -> "done";
                case OPEN -> "open";
                case QUEUED -> "queued";
                case CANCELLED -> "cancelled";
            };
        }

        public String tasklist() {
            return step.task().map(OpenTask::id).map(CaseView::tasklist).orElse("");
        }
    }

    /** A process with its rows, and the flows to colour. */
    record Part(ProcessRun run, List<Row> rows) {
        public String modelFile() {
            return "/models/processes/" + run.model().key() + "/" + run.model().version() + ".bpmn";
        }

        public String flows() {
            return run.walkedFlows().stream().sorted().collect(Collectors.joining(" "));
        }
    }

    public List<Part> parts() {
        return file.runs().stream().map(run -> new Part(run, rows(run))).toList();
    }

    public CaseVerdict verdict() {
        return file.verdict();
    }

    /** Keys of the case that no module describes. */
    public List<String> undescribed() {
        var described = file.documents().stream().map(CaseDocument::businessKey).collect(Collectors.toSet());
        return file.businessKeys().stream()
                .filter(key -> !described.contains(key))
                .toList();
    }

    /** Only invoices and credit notes have an original that came in. */
    public boolean isInvoice(CaseDocument document) {
        return document.link()
                .filter(link -> link.startsWith("/api/v1/documents/"))
                .isPresent();
    }

    public String sheetOf(CaseDocument document) {
        return InvoiceAddress.page(document.businessKey());
    }

    private List<Row> rows(ProcessRun run) {
        return IntStream.range(0, run.steps().size())
                .mapToObj(index -> {
                    var step = run.steps().get(index);
                    return new Row(index + 1, step, file.decisions().getOrDefault(step, List.of()));
                })
                .toList();
    }

    public static String tasklist(String taskId) {
        return "/camunda/app/tasklist/default/#/?task=" + taskId;
    }
}

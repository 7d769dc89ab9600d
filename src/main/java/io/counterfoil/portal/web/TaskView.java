package io.counterfoil.portal.web;

import io.counterfoil.workflow.TaskForm;
import io.counterfoil.workflow.WaitingTask;
import java.util.List;
import java.util.Optional;

/** A waiting task as its page shows it. */
record TaskView(WaitingTask task) {
    /** What it is about, in one line: the heading of its form, else its document. */
    public String subject() {
        return words().map(FormText::heading).orElse("").isBlank()
                ? task.businessKey()
                : words().map(FormText::heading).orElse("");
    }

    private Optional<TaskForm.Words> words() {
        return task.form().parts().stream()
                .filter(TaskForm.Words.class::isInstance)
                .map(TaskForm.Words.class::cast)
                .findFirst();
    }

    /** Texts and tables of the form, in its order; tables without rows left out. */
    public List<Piece> pieces() {
        return task.form().parts().stream()
                .map(Piece::of)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    public String caseAddress() {
        return CaseAddress.page(task.businessKey());
    }

    public boolean isDecidable() {
        return task.form().choice().isPresent();
    }

    /** A part of the form: safe HTML, or a table. */
    record Piece(String html, TaskForm.Grid grid) {
        static Piece of(TaskForm.Part part) {
            return part instanceof TaskForm.Words words
                    ? new Piece(FormText.html(words), new TaskForm.Grid("", List.of(), List.of()))
                    : new Piece("", (TaskForm.Grid) part);
        }

        boolean isEmpty() {
            return html.isBlank() && grid.rows().isEmpty();
        }

        public boolean isTable() {
            return html.isEmpty();
        }
    }
}

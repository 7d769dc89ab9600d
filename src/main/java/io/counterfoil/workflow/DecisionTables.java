package io.counterfoil.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** Reads the cells of a decision table out of its file. */
final class DecisionTables {
    private DecisionTables() {}

    /** The table of a decision; empty if the decision is no table but, for example, an expression. */
    static Optional<io.counterfoil.workflow.DecisionTable> read(DmnModelInstance file, String key, ModelVersion model) {
        return Optional.ofNullable(file.getModelElementById(key))
                .filter(Decision.class::isInstance)
                .map(decision -> ((Decision) decision).getExpression())
                .filter(DecisionTable.class::isInstance)
                .map(expression -> table((DecisionTable) expression, model));
    }

    private static io.counterfoil.workflow.DecisionTable table(DecisionTable table, ModelVersion model) {
        return new io.counterfoil.workflow.DecisionTable(
                model,
                Words.spoken(table.getHitPolicy().name()),
                table.getInputs().stream().map(DecisionTables::heading).toList(),
                table.getOutputs().stream().map(DecisionTables::heading).toList(),
                table.getRules().stream().map(DecisionTables::cells).toList());
    }

    private static String heading(Input input) {
        return Optional.ofNullable(input.getLabel())
                .orElseGet(() -> content(input.getInputExpression().getText()));
    }

    private static String heading(Output output) {
        return Stream.of(Optional.ofNullable(output.getLabel()), Optional.ofNullable(output.getName()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static List<String> cells(Rule rule) {
        var conditions = rule.getInputEntries().stream().map(DmnElement.class::cast);
        var results = rule.getOutputEntries().stream().map(DmnElement.class::cast);
        return Stream.concat(conditions, results).map(DecisionTables::cell).toList();
    }

    private static String cell(DmnElement entry) {
        return entry.getChildElementsByType(Text.class).stream()
                .findFirst()
                .map(DecisionTables::content)
                .orElse("");
    }

    private static String content(Text text) {
        return Objects.requireNonNullElse(text.getTextContent(), "").strip();
    }
}

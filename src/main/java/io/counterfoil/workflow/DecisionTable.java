package io.counterfoil.workflow;

import java.util.List;

/**
 * A deployed decision as people read it.
 *
 * @param hitPolicy in words, for example {@code Unique}
 * @param inputs headings of the condition columns
 * @param outputs headings of the result columns
 * @param rules each with a cell per heading, conditions first; an empty cell is any value
 */
public record DecisionTable(
        ModelVersion model, String hitPolicy, List<String> inputs, List<String> outputs, List<List<String>> rules) {}

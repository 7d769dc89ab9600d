package io.counterfoil.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a task with its values, as far as a page needs it to be decided without Tasklist: what it shows, and the
 * one choice it asks for.
 *
 * @param parts what the form shows, in its order; what its conditions hide is not among them
 * @param choice empty for a form that asks for more than one choice and a reason
 */
public record TaskForm(List<Part> parts, Optional<Choice> choice) {
    public TaskForm {
        parts = List.copyOf(parts);
    }

    /** Something the form shows. */
    public sealed interface Part permits Words, Grid {}

    /**
     * Words with places for values.
     *
     * @param markdown with <code>{{expression}}</code> where a value belongs
     * @param values by expression; plain text, never markup
     */
    public record Words(String markdown, Map<String, String> values) implements Part {
        public Words {
            values = Map.copyOf(values);
        }
    }

    /**
     * A table.
     *
     * @param columns their headings, in the order of the cells of each row
     */
    public record Grid(String label, List<String> columns, List<List<String>> rows) implements Part {
        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * The question.
     *
     * @param key variable that takes the answer
     * @param truth whether the answer is a truth value and not a text
     * @param asksReason whether the form has a field {@code reason}
     */
    public record Choice(String key, boolean truth, boolean asksReason, List<Answer> answers) {
        public Choice {
            answers = List.copyOf(answers);
        }

        /** @return what completing the task with this answer enters; empty if there is no such answer */
        Optional<Map<String, Object>> entered(String answer, String reason) {
            return answers.stream()
                    .filter(one -> one.value().equals(answer))
                    .findFirst()
                    .map(one -> Map.<String, Object>of(key, truth ? (Object) Boolean.valueOf(answer) : answer))
                    .map(decided -> asksReason ? with(decided, reason) : decided);
        }

        private static Map<String, Object> with(Map<String, Object> decided, String reason) {
            var all = new java.util.HashMap<>(decided);
            all.put("reason", reason);
            return Map.copyOf(all);
        }

        /** Values that may be answered, for messages. */
        public List<String> values() {
            return answers.stream().map(Answer::value).toList();
        }
    }

    /**
     * One answer.
     *
     * @param value for example {@code approve}, or {@code true}
     * @param label as the form words it
     */
    public record Answer(String value, String label) {
        /** The label up to its first colon or comma, for a button. */
        public String brief() {
            return label.split("[:,]", 2)[0].strip();
        }
    }
}

package io.counterfoil.workflow.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions that models of process designers may hold, between <code>${</code> or <code>#{</code> and
 * <code>}</code>:
 *
 * <pre>
 * expression := or [ "?" expression ":" expression ]
 * or         := and { ("||" | "or") and }
 * and        := not { ("&amp;&amp;" | "and") not }
 * not        := ("!" | "not" | "empty") not | comparison
 * comparison := value [ ("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "eq" | "ne" | "lt" | "le" | "gt" | "ge") value ]
 * value      := "(" expression ")" | number | 'text' | "text" | true | false | null
 *             | now() | currentUser() | name { "." name }
 * </pre>
 *
 * <p>Nothing can be called, assigned or indexed. Of the engine's own objects only {@code execution.processBusinessKey}
 * and {@code execution.processInstanceId} can be named.
 */
final class ExpressionGrammar {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<text>'[^'\\\\]*'|\"[^\"\\\\]*\")"
            + "|(?<number>\\d{1,18}(?:\\.\\d{1,18})?)"
            + "|(?<call>(?:now|currentUser)\\(\\))"
            + "|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*){0,3})"
            + "|(?<sign>\\|\\||&&|==|!=|<=|>=|[<>!?:()]))");
    private static final Set<String> COMPARISONS =
            Set.of("==", "!=", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge");
    private static final Set<String> WORDS =
            Set.of("or", "and", "not", "empty", "eq", "ne", "lt", "le", "gt", "ge", "div", "mod", "instanceof");
    private static final Set<String> ENGINE_OBJECTS =
            Set.of("execution", "task", "caseExecution", "externalTask", "variableContext");
    private static final Set<String> ENGINE_VALUES =
            Set.of("execution.processBusinessKey", "execution.processInstanceId");
    private static final int DEEPEST = 30;

    private final List<String> tokens;
    private int position;
    private int depth;

    private ExpressionGrammar(List<String> tokens) {
        this.tokens = tokens;
    }

    /** The insides of all expressions of a text, in order. A text without end of an expression counts as one. */
    static List<String> expressionsIn(String text) {
        var found = new ArrayList<String>();
        for (int at = 0; at < text.length() - 1; at++) {
            if ((text.charAt(at) == '$' || text.charAt(at) == '#') && text.charAt(at + 1) == '{') {
                int end = endOf(text, at + 2);
                found.add(text.substring(at + 2, end));
            }
        }
        return found;
    }

    private static int endOf(String text, int from) {
        char quote = 0;
        for (int at = from; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (quote != 0) {
                quote = sign == quote ? 0 : quote;
            } else if (sign == '\'' || sign == '"') {
                quote = sign;
            } else if (sign == '}') {
                return at;
            }
        }
        return text.length();
    }

    /** Whether the inside of an expression follows the grammar. */
    static boolean allows(String inside) {
        var tokens = tokensOf(inside);
        var parser = new ExpressionGrammar(tokens);
        return !tokens.isEmpty() && parser.expression() && parser.position == tokens.size();
    }

    /** The first steps of all names in the inside of an expression. */
    static List<String> namesIn(String inside) {
        return tokensOf(inside).stream()
                .filter(token -> token.matches("[A-Za-z_][A-Za-z0-9_.]*"))
                .map(token -> token.replaceFirst("\\..*", ""))
                .toList();
    }

    /** Empty if the inside holds anything that is no token. */
    private static List<String> tokensOf(String inside) {
        var tokens = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(inside);
        int end = inside.stripTrailing().length();
        for (int at = 0; at < end; at = matcher.end()) {
            matcher.region(at, end);
            if (!matcher.lookingAt()) {
                return List.of();
            }
            tokens.add(matcher.group().strip());
        }
        return tokens;
    }

    private boolean expression() {
        if (++depth > DEEPEST || !or()) {
            return false;
        }
        boolean good = !take(Set.of("?")) || (expression() && take(Set.of(":")) && expression());
        depth--;
        return good;
    }

    private boolean or() {
        boolean good = and();
        while (good && take(Set.of("||", "or"))) {
            good = and();
        }
        return good;
    }

    private boolean and() {
        boolean good = not();
        while (good && take(Set.of("&&", "and"))) {
            good = not();
        }
        return good;
    }

    private boolean not() {
        while (take(Set.of("!", "not", "empty"))) {
            // any number of negations
        }
        return value() && (!take(COMPARISONS) || value());
    }

    private boolean value() {
        if (take(Set.of("("))) {
            return expression() && take(Set.of(")"));
        }
        if (position >= tokens.size()) {
            return false;
        }
        var token = tokens.get(position++);
        char first = token.charAt(0);
        if (first == '\'' || first == '"' || Character.isDigit(first) || token.endsWith("()")) {
            return true;
        }
        return (Character.isLetter(first) || first == '_') && isHarmlessName(token);
    }

    private static boolean isHarmlessName(String name) {
        var steps = List.of(name.split("\\."));
        return !WORDS.contains(name)
                && !steps.contains("class")
                && (!ENGINE_OBJECTS.contains(steps.get(0)) || ENGINE_VALUES.contains(name));
    }

    private boolean take(Set<String> wanted) {
        if (position < tokens.size() && wanted.contains(tokens.get(position))) {
            position++;
            return true;
        }
        return false;
    }
}

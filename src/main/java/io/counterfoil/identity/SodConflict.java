package io.counterfoil.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the weekly report.
 *
 * @param rule number of the rule, for example {@code S7}; several if an exceptional act broke several
 * @param businessKey of the document of the later act; empty for roles
 * @param firstHalf the role held and its duty, or the earlier act
 * @param secondHalf the other role and its duty, or the later act
 * @param at of the later act; null for roles
 */
public record SodConflict(
        Kind kind,
        String rule,
        String person,
        String businessKey,
        String firstHalf,
        String secondHalf,
        @Nullable Instant at) {

    /** What was found. */
    public enum Kind {
        /** Two roles that make it possible. */
        ROLES,
        /** Somebody performed both halves: records from elsewhere, or a rule made later. */
        ACTS,
        /** Somebody was allowed to. */
        EXCEPTION
    }

    String csv() {
        return Stream.of(kind.name(), rule, person, businessKey, firstHalf, secondHalf, Objects.toString(at, ""))
                .map(SodConflict::cell)
                .collect(Collectors.joining(","));
    }

    /** Suppliers choose invoice numbers: none of them may be a formula where the file is opened. */
    private static String cell(String text) {
        var harmless = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return harmless.matches("[A-Za-z0-9 ./:_-]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}

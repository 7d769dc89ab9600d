package io.counterfoil.exchange.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What a field takes, in words for the person who reads the problem. */
final class ExpectedJson {
    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class, BigInteger.class);

    private ExpectedJson() {}

    /** For example {@code a date such as 2026-11-21}. */
    static String of(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        return ofValue(type);
    }

    private static String ofValue(Class<?> type) {
        if (type == BigDecimal.class) {
            return DecimalJson.EXPECTED;
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-11-21";
        }
        return type == Instant.class || type == OffsetDateTime.class
                ? "a time such as 2026-11-21T08:00:00Z"
                : "an object";
    }
}

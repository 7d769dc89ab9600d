package io.counterfoil.kernel;

import io.counterfoil.kernel.InvalidInput.FieldProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a document handed in, so that its sender mends it in one go. */
public final class InputCheck {
    /** As many digits before the decimal point as our columns hold. */
    private static final int MOST_INTEGER_DIGITS = 13;

    /** What no reader sees and printers, databases and logs trip over; line feeds and tabs are fine. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]|\\p{Cs}");

    private final List<FieldProblem> problems = new ArrayList<>();

    /** Not blank and at most {@code longest} characters. */
    public InputCheck text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return problem(field, "must not be empty");
        }
        if (value.length() > longest) {
            return problem(field, "must have at most " + longest + " characters but has " + value.length());
        }
        return UNPRINTABLE.matcher(value).find()
                ? problem(field, "must not hold control characters or marks that turn the direction of text")
                : this;
    }

    /** Greater than zero. */
    public InputCheck positive(String field, @Nullable BigDecimal value, int mostDecimals) {
        return number(field, value, mostDecimals, value != null && value.signum() > 0, "must be greater than 0");
    }

    /** Zero or more. */
    public InputCheck notNegative(String field, @Nullable BigDecimal value, int mostDecimals) {
        return number(field, value, mostDecimals, value != null && value.signum() >= 0, "must not be negative");
    }

    /** A day of a business document, if there is one: no year that a database or a form cannot hold. */
    public InputCheck day(String field, @Nullable LocalDate value) {
        return value == null || (value.getYear() >= 1900 && value.getYear() <= 2999)
                ? this
                : problem(field, "must lie between the years 1900 and 2999 but is " + value);
    }

    public InputCheck that(boolean holds, String field, String otherwise) {
        return holds ? this : problem(field, otherwise);
    }

    /** @throws InvalidInput if anything was wrong */
    public void done() {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private InputCheck number(
            String field, @Nullable BigDecimal value, int mostDecimals, boolean inRange, String rangeRule) {
        if (value == null) {
            return problem(field, "must not be empty");
        }
        if (!inRange) {
            return problem(field, rangeRule + " but is " + shown(value));
        }
        if (value.stripTrailingZeros().scale() > mostDecimals) {
            return problem(field, "must have at most " + mostDecimals + " decimals but is " + shown(value));
        }
        return value.precision() - value.scale() <= MOST_INTEGER_DIGITS
                ? this
                : problem(field, "must have at most " + MOST_INTEGER_DIGITS + " digits before the decimal point");
    }

    /** Scientific notation stays for absurd exponents: written out they would be the attack they may be. */
    private static String shown(BigDecimal value) {
        return Math.abs((long) value.scale()) < 100 ? value.toPlainString() : value.toString();
    }

    private InputCheck problem(String field, String reason) {
        problems.add(new FieldProblem(field, reason));
        return this;
    }
}

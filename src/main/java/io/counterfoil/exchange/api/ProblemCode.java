package io.counterfoil.exchange.api;

import java.util.Locale;

/**
 * One entry of the catalogue at {@code /problems}. Refusals of business rules are explained in
 * {@code problems.properties}.
 *
 * @param code of the {@link io.counterfoil.kernel.BusinessRuleViolation}, for example {@code BUDGET_EXCEEDED}
 * @param status HTTP status it is answered with
 * @param explanation when it happens and what to do about it
 */
public record ProblemCode(String code, int status, String explanation) {
    /** Where the code is explained; the {@code type} of its problem answers: {@code /problems/budget-exceeded}. */
    public String type() {
        return typeOf(code);
    }

    /** The problem type of any code, whether the catalogue explains it or not. */
    public static String typeOf(String code) {
        return "/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

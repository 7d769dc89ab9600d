package io.counterfoil.workflow;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;

/**
 * No password that is common, a pattern of the keyboard, or built from the person's own names or the product's (NIST SP
 * 800-63B: compare with what is commonly used or expected; no rules about kinds of characters). Judged by zxcvbn: the
 * password must withstand ten thousand million guesses.
 */
final class GuessablePassword implements PasswordPolicyRule {
    /** zxcvbn's best score: ten thousand million guesses and more. */
    private static final int BEST = 4;
    /** The estimate's effort grows with the square of the length; nobody guesses what comes after. */
    private static final int JUDGED = 64;

    private final Zxcvbn judge = new Zxcvbn();

    @Override
    public String getPlaceholder() {
        return "PASSWORD_POLICY_GUESSABLE";
    }

    @Override
    public Map<String, String> getParameters() {
        return Map.of();
    }

    @Override
    public boolean execute(String password) {
        return withstands(password, List.of());
    }

    @Override
    public boolean execute(String password, @Nullable User user) {
        return withstands(
                password,
                user == null
                        ? List.of()
                        : Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
                                .filter(Objects::nonNull)
                                .flatMap(name -> Stream.concat(Stream.of(name), Stream.of(name.split("[^\\p{L}]+"))))
                                .filter(name -> !name.isBlank())
                                .toList());
    }

    private boolean withstands(String password, List<String> names) {
        var expected = Stream.concat(names.stream(), Stream.of("counterfoil", "camunda"))
                .toList();
        var judged = password.substring(0, Math.min(password.length(), JUDGED));
        return judge.measure(judged, expected).getScore() >= BEST;
    }
}

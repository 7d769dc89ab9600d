package io.counterfoil.governance.stage;

import io.counterfoil.governance.stage.MeasureFacts.Profile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of one kind is missing, in words that go on with who supplies it. */
@FunctionalInterface
interface Missing {
    /** @param least as many as the gate asks for, where it counts; otherwise of no effect */
    Optional<String> in(MeasureFacts facts, int least);

    /** A figure, text or reference that must be stated. */
    static Missing stated(String name, Function<MeasureFacts, @Nullable Object> value) {
        return (facts, least) -> {
            var found = value.apply(facts);
            return unless(found != null && !found.toString().isBlank(), name + " is missing");
        };
    }

    static Missing done(String otherwise, Function<MeasureFacts, Boolean> confirmed) {
        return (facts, least) -> unless(confirmed.apply(facts), otherwise);
    }

    static Missing atLeast(String name, ToIntFunction<MeasureFacts> count) {
        return (facts, least) -> {
            var found = count.applyAsInt(facts);
            return unless(found >= least, "there are " + found + " of at least " + least + " " + name);
        };
    }

    /** Nothing of a list may be left. */
    static Missing none(String finding, Function<MeasureFacts, List<?>> left) {
        return (facts, least) -> {
            var found = left.apply(facts);
            var names = found.stream().map(Object::toString).toList();
            return unless(found.isEmpty(), finding + ": " + String.join(", ", names));
        };
    }

    /** Both, the first one first. */
    default Missing and(Missing other) {
        return (facts, least) -> in(facts, least).or(() -> other.in(facts, least));
    }

    /** Owner, sponsor and controller are three people; who is not named yet is nobody's twin. */
    static Optional<String> apart(Profile profile) {
        var seen = new TreeSet<String>();
        return Stream.of(profile.owner(), profile.sponsor(), profile.controller())
                .filter(Objects::nonNull)
                .filter(person -> !seen.add(person))
                .findFirst()
                .map(person -> person + " is more than one of owner, sponsor and controller");
    }

    private static Optional<String> unless(boolean met, String words) {
        return met ? Optional.empty() : Optional.of(words);
    }
}

package io.counterfoil.procurement.tolerance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a tolerance set changes.
 *
 * @param with the version it follows, or the company's where nothing governed its scope before; empty for the first
 * @param sameScope whether {@code with} governed the same scope, so that this version takes its place
 * @param changes terms first, then limits in the order of the catalogue; empty if nothing differs
 */
public record ToleranceComparison(Optional<String> with, boolean sameScope, List<Change> changes) {

    /** @param before a dash if there was nothing */
    public record Change(String subject, String text, String before, String after) {}

    static ToleranceComparison of(
            ToleranceVersion version, @Nullable ToleranceVersion before, List<ToleranceKey> catalogue) {
        if (before == null) {
            return new ToleranceComparison(Optional.empty(), false, List.of());
        }
        var changes = new ArrayList<Change>();
        add(changes, "way", "How lines are matched", before, version, ToleranceVersion::wayWords);
        add(changes, "basis", "Against which receipts", before, version, ToleranceVersion::basisWords);
        add(changes, "pays", "What is paid of a held invoice", before, version, ToleranceVersion::paysWords);
        for (var key : catalogue) {
            add(
                    changes,
                    key.key(),
                    key.text(),
                    before,
                    version,
                    set -> set.limit(key.key()).map(ToleranceLimit::words).orElse("–"));
        }
        return new ToleranceComparison(
                Optional.of(before.title()),
                before.scope() == version.scope() && before.appliesTo().equals(version.appliesTo()),
                List.copyOf(changes));
    }

    private static void add(
            List<Change> changes,
            String subject,
            String text,
            ToleranceVersion before,
            ToleranceVersion after,
            Function<ToleranceVersion, String> words) {
        var old = words.apply(before);
        var now = words.apply(after);
        if (!old.equals(now)) {
            changes.add(new Change(subject, text, old, now));
        }
    }
}

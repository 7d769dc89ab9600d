package io.counterfoil.procurement.tolerance;

import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.ToleranceSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of a tolerance set with who proposed and who decided it. Only its state ever changes.
 *
 * @param limits in the order of the catalogue
 * @param decidedBy who approved or refused it; the product for sets that came with it
 */
public record ToleranceVersion(
        String name,
        int version,
        ToleranceScope scope,
        String appliesTo,
        Status status,
        MatchPolicy.Way way,
        MatchPolicy.Basis basis,
        ToleranceSet.Payment pays,
        String description,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String decisionReason,
        @Nullable Instant inForceAt,
        @Nullable Instant replacedAt,
        List<ToleranceLimit> limits) {

    private static final Pattern TITLE = Pattern.compile("(.+) version (\\d{1,9})");

    /** Where a version stands. It only moves forward. */
    public enum Status {
        DRAFT,
        IN_FORCE,
        REPLACED,
        REFUSED
    }

    public ToleranceVersion {
        limits = List.copyOf(limits);
    }

    /** Under which its change process runs: {@code TOL-STD-2}. */
    public String businessKey() {
        return businessKey(name, version);
    }

    /** {@code STD version 2}. */
    public String title() {
        return ToleranceSet.source(name, version);
    }

    /** {@code supplier S-9}. */
    public String scopeWords() {
        return scope.words(appliesTo);
    }

    /** Terms beside the limits: {@code three-way against all receipts of the line; nothing is paid while held}. */
    public String termsWords() {
        return wayWords() + ", " + basisWords() + "; " + paysWords();
    }

    String wayWords() {
        return switch (way) {
            case NONE -> "not matched, a person approves";
            case TWO_WAY -> "two-way, against the order";
            case THREE_WAY -> "three-way, also against what was received";
            case FOUR_WAY -> "four-way, also against what inspection accepted";
        };
    }

    String basisWords() {
        return switch (basis) {
            case ORDER -> "all receipts of the order line together";
            case RECEIPT -> "each receipt by itself";
        };
    }

    String paysWords() {
        return switch (pays) {
            case WHOLE -> "nothing is paid while held";
            case UNDISPUTED -> "what nobody doubts is paid while held";
        };
    }

    public Optional<ToleranceLimit> limit(String key) {
        return limits.stream().filter(limit -> limit.key().equals(key)).findFirst();
    }

    /** The business keys behind titles joined with commas, as a match keeps those of the sets that judged it. */
    public static List<String> keysOf(String titles) {
        return Stream.of(titles.split(", ", -1))
                .map(TITLE::matcher)
                .filter(Matcher::matches)
                .map(title -> businessKey(title.group(1), Integer.parseInt(title.group(2))))
                .toList();
    }

    static String businessKey(String name, int version) {
        return "TOL-" + name + "-" + version;
    }
}

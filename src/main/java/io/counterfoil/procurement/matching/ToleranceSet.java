package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one version of a tolerance set as data: which way lines are matched, how far they may differ, and how
 * much of a held invoice is paid. This only finds them.
 *
 * @param name for example {@code STD}
 * @param limits by key, for example {@code PRC}
 */
public record ToleranceSet(
        String name,
        int version,
        MatchPolicy.Way way,
        MatchPolicy.Basis basis,
        Payment pays,
        Map<String, Limit> limits) {

    /** How much of a held invoice is paid. */
    public enum Payment {
        /** Nothing until it is released. */
        WHOLE,
        /** What nobody doubts, with its share of the tax. */
        UNDISPUTED
    }

    public ToleranceSet {
        limits = Map.copyOf(limits);
    }

    /** Three-way by order line, and nothing is paid of a held invoice. */
    public ToleranceSet(String name, int version, Map<String, Limit> limits) {
        this(name, version, MatchPolicy.Way.THREE_WAY, MatchPolicy.Basis.ORDER, Payment.WHOLE, limits);
    }

    /** The limit of a key. A set that is silent about a key allows nothing and holds. */
    public Limit limit(String key) {
        var limit = limits.get(key);
        return limit != null ? limit : Limit.nothing(Outcome.HOLD, source());
    }

    /** Name and version in words: {@code STD version 1}. */
    public String source() {
        return source(name, version);
    }

    /** Name and version in words: {@code STD version 1}. */
    public static String source(String name, int version) {
        return name + " version " + version;
    }

    /**
     * The set for documents in another currency.
     *
     * @param rate units of that currency for one of the limits'; null if unknown
     */
    ToleranceSet in(String currency, @Nullable BigDecimal rate) {
        if (isIn(currency)) {
            return this;
        }
        var converted = limits.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, limit -> limit.getValue().in(currency, rate)));
        return new ToleranceSet(name, version, way, basis, pays, converted);
    }

    private boolean isIn(String currency) {
        for (var limit : limits.values()) {
            if (!limit.isIn(currency)) {
                return false;
            }
        }
        return true;
    }
}

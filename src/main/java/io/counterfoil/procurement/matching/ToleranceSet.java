package io.counterfoil.procurement.matching;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The limits of one version of a tolerance set, by key. The limits are data; this only finds them.
 *
 * @param name for example {@code STD}
 * @param limits by key, for example {@code PRC}
 */
public record ToleranceSet(String name, int version, Map<String, Limit> limits) {

    public ToleranceSet {
        limits = Map.copyOf(limits);
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

    ToleranceSet in(String currency) {
        var converted = limits.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, limit -> limit.getValue().in(currency)));
        return new ToleranceSet(name, version, converted);
    }
}

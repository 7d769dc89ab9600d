package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tolerance set governs what of one invoice.
 *
 * @param document for what concerns the document as a whole
 * @param lines by number of the order line, where another set governs it
 */
public record Tolerances(ToleranceSet document, Map<Integer, ToleranceSet> lines) {
    public Tolerances {
        lines = Map.copyOf(lines);
    }

    /** One set for everything. */
    public static Tolerances of(ToleranceSet set) {
        return new Tolerances(set, Map.of());
    }

    ToleranceSet of(Order.Line line) {
        return ofLine(line.number());
    }

    /** The set that governs an order line. */
    public ToleranceSet ofLine(int orderLine) {
        return lines.getOrDefault(orderLine, document);
    }

    /** The sets by name and version, each once, the document's first. */
    public String source() {
        return lines.isEmpty()
                ? document.source()
                : Stream.concat(Stream.of(document), lines.values().stream())
                        .map(ToleranceSet::source)
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    Tolerances in(String currency, @Nullable BigDecimal rate) {
        var converted = document.in(currency, rate);
        if (lines.isEmpty()) {
            return converted == document ? this : of(converted);
        }
        return new Tolerances(
                converted,
                lines.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, set -> set.getValue().in(currency, rate))));
    }

    /** One set only, if it governs all these lines; otherwise the document's. */
    ToleranceSet ofAll(Collection<Order.Line> billed) {
        if (lines.isEmpty()) {
            return document;
        }
        var sets = billed.stream().map(this::of).distinct().toList();
        return sets.size() == 1 ? sets.get(0) : document;
    }
}

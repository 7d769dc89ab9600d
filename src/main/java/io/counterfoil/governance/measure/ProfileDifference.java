package io.counterfoil.governance.measure;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a change changed, for the trail: the old and the new value of each field that differs. */
final class ProfileDifference {
    private ProfileDifference() {}

    static Map<String, String> between(MeasureProfile before, MeasureProfile now) {
        var figures = new TreeMap<String, String>();
        Arrays.stream(MeasureProfile.class.getRecordComponents()).forEach(field -> {
            var was = value(field, before);
            var is = value(field, now);
            if (!was.equals(is)) {
                figures.put(field.getName() + " before", was);
                figures.put(field.getName(), is);
            }
        });
        return figures;
    }

    private static String value(RecordComponent field, MeasureProfile profile) {
        try {
            var value = field.getAccessor().invoke(profile);
            // 1200 and 1200.0000 are the same figure.
            return value instanceof BigDecimal figure
                    ? figure.setScale(Math.max(0, figure.stripTrailingZeros().scale()))
                            .toPlainString()
                    : Objects.toString(value, "");
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

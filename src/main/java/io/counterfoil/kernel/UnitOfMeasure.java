package io.counterfoil.kernel;

import java.util.Map;

/** How people read the codes of UN/ECE Recommendations 20 and 21 in which documents count. */
public final class UnitOfMeasure {
    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("C62", "pcs"),
            Map.entry("H87", "pcs"),
            Map.entry("XPP", "pcs"),
            Map.entry("SET", "sets"),
            Map.entry("PR", "pairs"),
            Map.entry("BX", "boxes"),
            Map.entry("XBX", "boxes"),
            Map.entry("KGM", "kg"),
            Map.entry("GRM", "g"),
            Map.entry("TNE", "t"),
            Map.entry("MTR", "m"),
            Map.entry("MTK", "m²"),
            Map.entry("LTR", "l"),
            Map.entry("HUR", "h"),
            Map.entry("DAY", "days"),
            Map.entry("MON", "months"),
            Map.entry("ANN", "years"),
            Map.entry("LS", "lump sum"),
            Map.entry("KWH", "kWh"));

    private UnitOfMeasure() {}

    /** The symbol to read, for example {@code pcs} for {@code C62}; the code itself if it has none here. */
    public static String symbol(String code) {
        return SYMBOLS.getOrDefault(code, code);
    }
}

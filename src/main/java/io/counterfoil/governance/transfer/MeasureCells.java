package io.counterfoil.governance.transfer;

import io.counterfoil.governance.csv.CsvRow;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A measure as the cells of a row, and back. */
final class MeasureCells {
    static final List<String> NEEDED = List.of("measure", "name", "parentPackage", "owner", "currency");
    private static final List<String> GATE = List.of("stage", "condition", "version");
    private static final List<String> PROFILE = List.of(
            "name",
            "description",
            "parentPackage",
            "owner",
            "sponsor",
            "controller",
            "legalEntity",
            "businessUnit",
            "businessFunction",
            "committee",
            "effect",
            "plLine",
            "currency",
            "costObject",
            "referenceValue",
            "referenceSource",
            "target",
            "businessCase",
            "resources",
            "oneOffStated",
            "depreciationYears");
    static final List<String> WRITTEN = Stream.of(List.of("measure"), GATE, PROFILE, List.of("reason"))
            .flatMap(List::stream)
            .toList();
    static final List<String> POSSIBLE =
            WRITTEN.stream().filter(column -> !NEEDED.contains(column)).toList();

    private MeasureCells() {}

    static List<@Nullable String> of(Measure measure) {
        var cells = new ArrayList<@Nullable String>();
        cells.add(measure.measure());
        cells.add(measure.stage().name());
        cells.add(measure.condition().name());
        cells.add(Integer.toString(measure.version()));
        cells.addAll(of(measure.profile()));
        cells.add("");
        return cells;
    }

    /** Whether a file says what is on record; figures by their worth. */
    static boolean same(MeasureProfile one, MeasureProfile other) {
        return of(one).equals(of(other));
    }

    /** Null if something that is needed is missing or cannot be read, which is noted. */
    static @Nullable MeasureProfile profile(CsvRow row) {
        var name = row.needed("name", row.textOrNull("name"));
        var parent = row.needed("parentPackage", row.textOrNull("parentPackage"));
        var owner = row.needed("owner", row.textOrNull("owner"));
        var currency = row.needed("currency", row.textOrNull("currency"));
        var effect = row.one("effect", EffectType.class);
        var reference = row.decimal("referenceValue");
        var target = row.decimal("target");
        var stated = row.flag("oneOffStated");
        var years = row.number("depreciationYears");
        if (name == null || parent == null || owner == null || currency == null) {
            return null;
        }
        return new MeasureProfile(
                name,
                row.text("description"),
                parent,
                owner,
                row.textOrNull("sponsor"),
                row.textOrNull("controller"),
                row.textOrNull("legalEntity"),
                row.text("businessUnit"),
                row.text("businessFunction"),
                row.textOrNull("committee"),
                effect,
                row.text("plLine"),
                currency,
                row.text("costObject"),
                reference,
                row.text("referenceSource"),
                target,
                row.text("businessCase"),
                row.text("resources"),
                Boolean.TRUE.equals(stated),
                years);
    }

    private static List<@Nullable String> of(MeasureProfile profile) {
        return Arrays.asList(
                profile.name(),
                profile.description(),
                profile.parentPackage(),
                profile.owner(),
                profile.sponsor(),
                profile.controller(),
                profile.legalEntity(),
                profile.businessUnit(),
                profile.businessFunction(),
                profile.committee(),
                text(profile.effect()),
                profile.plLine(),
                profile.currency(),
                profile.costObject(),
                plain(profile.referenceValue()),
                profile.referenceSource(),
                plain(profile.target()),
                profile.businessCase(),
                profile.resources(),
                Boolean.toString(profile.oneOffStated()),
                text(profile.depreciationYears()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }

    private static @Nullable String plain(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.stripTrailingZeros().toPlainString();
    }
}

package io.counterfoil.portal.chart;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The S-curve of a measure: what plan, forecast and actual have added up to by each month.
 *
 * @param marks of amounts, at the left
 * @param months some of them, so that their names have room
 * @param description what the picture shows, for who cannot see it
 */
public record ValueCurve(List<Line> lines, List<Mark> marks, List<Mark> months, String description) {
    public static final int WIDTH = 440;
    public static final int HEIGHT = 260;
    /** Where the drawing begins, right of the marks' words. */
    public static final int LEFT = 58;

    private static final int RIGHT = WIDTH - 14;
    private static final int TOP = 14;
    private static final int BOTTOM = HEIGHT - 28;
    private static final int MOST_NAMES = 6;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMM yy", Locale.ENGLISH);

    /**
     * One month, not yet added up.
     *
     * @param forecast what counts for it by now: the validated actual, or else what is expected
     * @param actual null in months that nothing can have come in yet
     */
    public record Month(
            YearMonth period,
            BigDecimal plan,
            BigDecimal original,
            BigDecimal forecast,
            @Nullable BigDecimal actual) {}

    /**
     * @param look names its colour and its dashes
     * @param points of an SVG polyline
     * @param x, y of its end
     */
    public record Line(String name, String look, String points, int x, int y, BigDecimal total) {}

    /** @param at pixel, along the side that it stands on */
    public record Mark(String word, int at) {}

    /** @param currency for the description */
    public static ValueCurve of(List<Month> months, String currency) {
        var series = Stream.of(
                        new Series("Original plan", "original", sums(months, Month::original)),
                        new Series("Plan", "plan", sums(months, Month::plan)),
                        new Series("Forecast", "forecast", sums(months, Month::forecast)),
                        new Series("Actual", "actual", sums(known(months), Month::actual)))
                .filter(one -> !one.sums().isEmpty())
                .toList();
        var scale =
                Scale.over(series.stream().flatMap(one -> one.sums().stream()).toList(), BOTTOM, TOP);
        var lines = series.stream().map(one -> line(one, months.size(), scale)).toList();
        var marks = scale.marks().stream()
                .map(mark -> new Mark(Amounts.brief(mark), scale.at(mark)))
                .toList();
        return new ValueCurve(lines, marks, names(months), description(months, lines, currency));
    }

    private record Series(String name, String look, List<BigDecimal> sums) {}

    private static List<Month> known(List<Month> months) {
        return months.stream().takeWhile(month -> month.actual() != null).toList();
    }

    private static List<BigDecimal> sums(List<Month> months, Function<Month, @Nullable BigDecimal> figure) {
        var sums = new ArrayList<BigDecimal>();
        var sum = BigDecimal.ZERO;
        for (var month : months) {
            sum = sum.add(Objects.requireNonNullElse(figure.apply(month), BigDecimal.ZERO));
            sums.add(sum);
        }
        return sums;
    }

    private static Line line(Series series, int months, Scale scale) {
        var points = IntStream.range(0, series.sums().size())
                .mapToObj(
                        month -> x(month, months) + "," + scale.at(series.sums().get(month)))
                .collect(Collectors.joining(" "));
        var last = series.sums().size() - 1;
        var total = series.sums().get(last);
        // From nothing at the beginning, so that a single month is a line too.
        return new Line(
                series.name(),
                series.look(),
                LEFT + "," + scale.at(BigDecimal.ZERO) + " " + points,
                x(last, months),
                scale.at(total),
                total);
    }

    /** The end of a month. */
    private static int x(int month, int months) {
        return LEFT + (RIGHT - LEFT) * (month + 1) / months;
    }

    private static List<Mark> names(List<Month> months) {
        var every = (months.size() + MOST_NAMES - 1) / MOST_NAMES;
        return IntStream.range(0, months.size())
                .filter(month -> every > 0 && month % every == 0)
                .mapToObj(month -> new Mark(
                        NAME.format(months.get(month).period()),
                        (x(month - 1, months.size()) + x(month, months.size())) / 2))
                .toList();
    }

    private static String description(List<Month> months, List<Line> lines, String currency) {
        return lines.stream()
                .map(line -> line.name() + " adds up to " + Amounts.exact(line.total()) + " " + currency)
                .collect(Collectors.joining("; ", "From " + months.get(0).period() + ": ", "."));
    }
}

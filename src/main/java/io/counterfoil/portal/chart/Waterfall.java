package io.counterfoil.portal.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * From the original plan to what has really come, step by step. Bars lie, one below the other, so that their words have
 * room on a phone.
 *
 * @param zero pixel at which nothing lies
 */
public record Waterfall(List<Bar> bars, int zero, int height, String description) {
    public static final int WIDTH = 440;

    private static final int ROW = 40;
    private static final int MARGIN = 6;
    /** The row of what has not come in yet: nothing is lost there. */
    private static final int OPEN = 5;

    /**
     * A bar from nothing to a total, or from one total to the next.
     *
     * @param look {@code total}, {@code gain}, {@code loss}, {@code same} or {@code open}
     * @param y of its row; the words stand in it and the bar below them
     * @param figure with all its digits, a change with its sign
     */
    public record Bar(String name, String look, int x, int width, int y, String figure, BigDecimal amount) {
        private Bar open() {
            return new Bar(name, "open", x, width, y, figure, amount);
        }

        public boolean isTotal() {
            return look.equals("total");
        }
    }

    /**
     * @param original the first baseline
     * @param plan the current one
     * @param forecast what is expected by now, validated actuals included
     * @param actual what has come in so far
     */
    public static Waterfall of(
            BigDecimal original, BigDecimal plan, BigDecimal forecast, BigDecimal actual, String currency) {
        var scale = Scale.over(List.of(original, plan, forecast, actual), MARGIN, WIDTH - MARGIN);
        var bars = new ArrayList<Bar>();
        total(bars, "Baseline (original plan)", original, scale, currency);
        change(bars, "Changed by re-baselining", original, plan, scale, currency);
        total(bars, "Plan", plan, scale, currency);
        change(bars, "Expected beside the plan", plan, forecast, scale, currency);
        total(bars, "Forecast", forecast, scale, currency);
        change(bars, "Not come in yet", forecast, actual, scale, currency);
        total(bars, "Actual so far", actual, scale, currency);
        bars.set(OPEN, bars.get(OPEN).open());
        var description = bars.stream()
                .filter(Bar::isTotal)
                .map(bar -> bar.name() + " " + bar.figure())
                .collect(Collectors.joining(", ", "", "."));
        return new Waterfall(List.copyOf(bars), scale.at(BigDecimal.ZERO), bars.size() * ROW, description);
    }

    private static void total(List<Bar> bars, String name, BigDecimal amount, Scale scale, String currency) {
        bars.add(bar(bars.size(), name, "total", BigDecimal.ZERO, amount, scale, shown(amount, currency), amount));
    }

    private static void change(
            List<Bar> bars, String name, BigDecimal from, BigDecimal to, Scale scale, String currency) {
        var change = to.subtract(from);
        var look = switch (change.signum()) {
            case 1 -> "gain";
            case -1 -> "loss";
            default -> "same";
        };
        var sign = change.signum() > 0 ? "+" : "";
        bars.add(bar(bars.size(), name, look, from, to, scale, sign + shown(change, currency), change));
    }

    private static Bar bar(
            int row,
            String name,
            String look,
            BigDecimal from,
            BigDecimal to,
            Scale scale,
            String figure,
            BigDecimal amount) {
        var one = scale.at(from);
        var other = scale.at(to);
        return new Bar(name, look, Math.min(one, other), Math.max(Math.abs(one - other), 1), row * ROW, figure, amount);
    }

    private static String shown(BigDecimal amount, String currency) {
        return Amounts.exact(amount) + " " + currency;
    }
}

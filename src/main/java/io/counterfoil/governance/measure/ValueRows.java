package io.counterfoil.governance.measure;

import io.counterfoil.governance.value.Investment;
import io.counterfoil.governance.value.MeasureSeries;
import io.counterfoil.governance.value.MonthValue;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of periods, between people, tables and rules. */
final class ValueRows {
    static final String COLUMNS = "period, recurring, one_off, one_off_cost, capital";
    /** Fifty years. */
    private static final int MOST = 600;

    private ValueRows() {}

    static PeriodValue read(ResultSet row, int number) throws SQLException {
        return new PeriodValue(
                YearMonth.parse(row.getString("period")),
                plain(row.getBigDecimal("recurring")),
                plain(row.getBigDecimal("one_off")),
                plain(row.getBigDecimal("one_off_cost")),
                plain(row.getBigDecimal("capital")));
    }

    /** The column has decimals for every currency; people read only those there are. */
    static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static Object[] row(PeriodValue value) {
        return new Object[] {
            value.period().toString(), value.recurring(), value.oneOff(), value.oneOffCost(), value.capital()
        };
    }

    static void check(List<PeriodValue> values, String currency) {
        var check = new InputCheck()
                .that(values.size() <= MOST, "values", "must be at most " + MOST + " periods")
                .that(
                        values.stream().map(PeriodValue::period).distinct().count() == values.size(),
                        "values",
                        "must name each period once");
        var decimals = Money.minorDigits(currency);
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            var field = "values[" + i + "].";
            check.day(field + "period", value.period().atDay(1))
                    .notNegative(field + "recurring", value.recurring().abs(), decimals)
                    .notNegative(field + "oneOff", value.oneOff().abs(), decimals)
                    .notNegative(field + "oneOffCost", value.oneOffCost(), decimals)
                    .notNegative(field + "capital", value.capital(), decimals);
        }
        check.done();
    }

    /** @param depreciationYears of all capital; null counts as one */
    static MeasureSeries series(String currency, List<PeriodValue> values, @Nullable Integer depreciationYears) {
        var months = new HashMap<YearMonth, MonthValue>();
        var investments = new ArrayList<Investment>();
        for (var value : values) {
            months.put(value.period(), new MonthValue(value.recurring(), value.oneOff(), value.oneOffCost()));
            if (value.capital().signum() > 0) {
                investments.add(new Investment(
                        value.period(), value.capital(), depreciationYears == null ? 1 : depreciationYears));
            }
        }
        return MeasureSeries.of(currency, months, investments);
    }

    static BigDecimal effect(List<PeriodValue> values) {
        return values.stream().map(PeriodValue::effect).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

package io.counterfoil.governance.measure;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Amounts of several measures, read at once. */
public final class AmountsByPeriod {
    private AmountsByPeriod() {}

    /**
     * Reads a statement that answers {@code measure}, {@code period} and {@code amount}, each pair once.
     *
     * @return by measure, then by period; a measure without amounts is not in it
     */
    public static Map<String, Map<YearMonth, BigDecimal>> read(StatementSpec statement) {
        var amounts = new HashMap<String, Map<YearMonth, BigDecimal>>();
        statement.query(row -> {
            amounts.computeIfAbsent(row.getString("measure"), measure -> new HashMap<>())
                    .put(YearMonth.parse(row.getString("period")), ValueRows.plain(row.getBigDecimal("amount")));
        });
        return amounts;
    }
}

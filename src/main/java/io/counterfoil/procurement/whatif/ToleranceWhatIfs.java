package io.counterfoil.procurement.whatif;

import io.counterfoil.procurement.tolerance.ToleranceVersion;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Change;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Difference;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Total;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what proposed tolerance sets would have changed. */
@Repository
public class ToleranceWhatIfs {
    private static final int PART = 1000;

    private static final String DIFFERENCES = "select invoice_key, change, reasons_before, reasons_after, amount,"
            + " currency from tolerance_what_if_difference where set_name = :name and set_version = :version ";

    private final JdbcClient jdbc;

    ToleranceWhatIfs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty before the replay began, and for sets that came with the product. */
    public Optional<ToleranceWhatIf> of(ToleranceVersion set) {
        return jdbc.sql("select * from tolerance_what_if where set_name = :name and set_version = :version")
                .param("name", set.name())
                .param("version", set.version())
                .query((row, index) -> new ToleranceWhatIf(
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("finished_at") == null
                                ? null
                                : row.getTimestamp("finished_at").toInstant(),
                        row.getLong("replayed"),
                        row.getLong("unreadable"),
                        totals(set)))
                .optional();
    }

    /** The invoices that would fare otherwise, the largest amounts first. */
    public List<Difference> largest(ToleranceVersion set, int size, long offset) {
        return jdbc.sql(DIFFERENCES + "order by amount desc, invoice_key limit :size offset :offset")
                .param("name", set.name())
                .param("version", set.version())
                .param("size", size)
                .param("offset", offset)
                .query((row, index) -> difference(row))
                .list();
    }

    /** How many invoices would fare otherwise. */
    public long count(ToleranceVersion set) {
        return jdbc.sql("select count(*) from tolerance_what_if_difference"
                        + " where set_name = :name and set_version = :version")
                .param("name", set.name())
                .param("version", set.version())
                .query(Long.class)
                .single();
    }

    /**
     * Writes all of them as CSV (RFC 4180) in the order of their keys, a part at a time.
     *
     * @throws IOException if the receiver takes no more
     */
    public void writeCsv(ToleranceVersion set, Appendable out) throws IOException {
        out.append("invoice,change,reasons before,reasons after,amount,currency\r\n");
        var after = "";
        List<Difference> part;
        do {
            part = jdbc.sql(DIFFERENCES + "and invoice_key > :after order by invoice_key limit :size")
                    .param("name", set.name())
                    .param("version", set.version())
                    .param("after", after)
                    .param("size", PART)
                    .query((row, index) -> difference(row))
                    .list();
            for (var difference : part) {
                out.append(line(difference));
                after = difference.invoice();
            }
        } while (part.size() == PART);
    }

    private static String line(Difference difference) {
        return String.join(
                        ",",
                        cell(difference.invoice()),
                        difference.change().name(),
                        cell(difference.reasonsBefore()),
                        cell(difference.reasonsAfter()),
                        difference.amount().toPlainString(),
                        difference.currency())
                + "\r\n";
    }

    /** Suppliers choose invoice numbers: none of them may be a formula where the file is opened. */
    private static String cell(String text) {
        var harmless = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return harmless.matches("[A-Za-z0-9 ./_-]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private List<Total> totals(ToleranceVersion set) {
        return jdbc.sql("""
                        select change, currency, count(*) as count, sum(amount) as amount
                        from tolerance_what_if_difference where set_name = :name and set_version = :version
                        group by change, currency order by change, currency
                        """)
                .param("name", set.name())
                .param("version", set.version())
                .query(Total.class)
                .list();
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                row.getString("invoice_key"),
                Change.valueOf(row.getString("change")),
                row.getString("reasons_before"),
                row.getString("reasons_after"),
                row.getBigDecimal("amount"),
                row.getString("currency"));
    }
}

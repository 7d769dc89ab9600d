package io.counterfoil.period;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A snapshot being taken: rows go to the table in batches and into the hash one by one; none is kept in memory. */
final class SnapshotFile implements SnapshotWriter {
    private static final int BATCH = 5000;
    private static final int MOST_DIGITS = 38;
    private static final String INSERT = """
            insert into period_snapshot_row (period, version, position, source, subject, figure, amount, currency, text)
            select :period, :version, :after + row.n, :source, row.subject, row.figure, row.amount, row.currency, row.text
            from unnest(:subjects::text[], :figures::text[], :amounts::text[]::numeric[], :currencies::text[],
                :texts::text[]) with ordinality as row(subject, figure, amount, currency, text, n)
            """;

    private final JdbcClient jdbc;
    private final YearMonth period;
    private final int version;
    private final MessageDigest digest = sha256();
    private final List<SnapshotRow> batch = new ArrayList<>(BATCH);
    private String source = "";
    private int position;

    SnapshotFile(JdbcClient jdbc, YearMonth period, int version) {
        this.jdbc = jdbc;
        this.period = period;
        this.version = version;
        hash(SnapshotRow.HEADING);
    }

    void begin(String nextSource) {
        flush();
        source = nextSource;
    }

    @Override
    public void amount(String subject, String figure, BigDecimal amount, String currency) {
        if (!Money.isCurrency(currency)) {
            throw new IllegalArgumentException(figure + " of " + subject + " has no ISO 4217 currency: " + currency);
        }
        add(subject, figure, readable(subject, figure, amount), currency, null);
    }

    @Override
    public void number(String subject, String figure, BigDecimal number) {
        add(subject, figure, readable(subject, figure, number), null, null);
    }

    @Override
    public void text(String subject, String figure, String text) {
        add(subject, figure, null, null, text);
    }

    /** @return how many rows were written */
    long end() {
        flush();
        return position;
    }

    /** To be asked once, after {@link #end}. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    void hash(String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
    }

    private void add(
            String subject,
            String figure,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String text) {
        position++;
        var row = new SnapshotRow(position, source, subject, figure, amount, currency, text);
        hash(row.csv());
        batch.add(row);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            jdbc.sql(INSERT)
                    .param("period", period.toString())
                    .param("version", version)
                    .param("after", position - batch.size())
                    .param("source", source)
                    .param("subjects", column(SnapshotRow::subject))
                    .param("figures", column(SnapshotRow::figure))
                    .param(
                            "amounts",
                            column(row ->
                                    row.amount() == null ? null : row.amount().toPlainString()))
                    .param("currencies", column(SnapshotRow::currency))
                    .param("texts", column(SnapshotRow::text))
                    .update();
            batch.clear();
        }
    }

    private @Nullable String[] column(Function<SnapshotRow, @Nullable String> value) {
        var column = new @Nullable String[batch.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(batch.get(i));
        }
        return column;
    }

    /** Written out, an exponent of a million would be a page of zeros. */
    private static BigDecimal readable(String subject, String figure, BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException(figure + " of " + subject + " has too many digits: " + number);
        }
        return number;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

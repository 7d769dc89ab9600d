package io.counterfoil.period;

import java.math.BigDecimal;

/** Takes the figures of a snapshot, one after another. Each pair of subject and figure at most once per source. */
public interface SnapshotWriter {
    /**
     * An amount of money.
     *
     * @param subject key of what it is about, for example {@code M-1001}
     * @param figure its name, for example {@code actual}
     * @param currency ISO 4217
     */
    void amount(String subject, String figure, BigDecimal amount, String currency);

    /** A number without currency, for example an index. */
    void number(String subject, String figure, BigDecimal number);

    /** A word, for example a state. */
    void text(String subject, String figure, String text);
}

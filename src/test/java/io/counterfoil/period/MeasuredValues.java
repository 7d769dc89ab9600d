package io.counterfoil.period;

import io.counterfoil.kernel.Conflict;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A module of the tests whose values obey reporting periods, as governance does: entered in one period, about one. */
final class MeasuredValues implements SnapshotSource, PeriodCheck {
    private static final String EUR = "EUR";

    private final JdbcClient jdbc;
    private final ReportingPeriods periods;
    private final TransactionTemplate transactions;
    private final List<String> missing = new ArrayList<>();

    MeasuredValues(JdbcClient jdbc, ReportingPeriods periods, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.transactions = transactions;
        jdbc.sql("create table if not exists test_value (entered_in text, about text, subject text, amount numeric)")
                .update();
    }

    @Override
    public String name() {
        return "TEST_VALUES";
    }

    @Override
    public List<String> missing(YearMonth period) {
        return List.copyOf(missing);
    }

    void lack(String thing) {
        missing.add(thing);
    }

    void lackNothing() {
        missing.clear();
    }

    /** @throws Conflict as the period says */
    void enter(YearMonth period, String subject, String amount) {
        transactions.executeWithoutResult(status -> {
            periods.requireOpen(period, "actual of " + subject);
            insert(period, period, subject, amount);
        });
    }

    /** @return the period in which it counts */
    YearMonth enterLate(YearMonth about, String subject, String amount) {
        return transactions.execute(status -> {
            var open = periods.openFor(about);
            insert(open, about, subject, amount);
            return open;
        });
    }

    private void insert(YearMonth enteredIn, YearMonth about, String subject, String amount) {
        jdbc.sql("insert into test_value values (:in, :about, :subject, :amount)")
                .param("in", enteredIn.toString())
                .param("about", about.toString())
                .param("subject", subject)
                .param("amount", new BigDecimal(amount))
                .update();
    }

    /** What the period shows by this view: what was entered in it, or what is about it. */
    BigDecimal total(YearMonth period, String subject, ValueView view) {
        var column = view == ValueView.AS_REPORTED ? "entered_in" : "about";
        return jdbc.sql("select coalesce(sum(amount), 0) from test_value where subject = :subject and " + column
                        + " = :period")
                .param("subject", subject)
                .param("period", period.toString())
                .query(BigDecimal.class)
                .single();
    }

    @Override
    public void write(YearMonth period, SnapshotWriter out) {
        jdbc.sql("select distinct subject from test_value where entered_in = :period order by subject")
                .param("period", period.toString())
                .query(String.class)
                .list()
                .forEach(subject -> {
                    out.amount(subject, "actual", total(period, subject, ValueView.AS_REPORTED), EUR);
                    out.text(subject, "state", "D4");
                });
    }
}

package io.counterfoil.governance.measure;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.MasterData;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Units of a currency for one unit of the reporting currency: plan rates, and averages and closing rates of periods. A
 * rate is added once and never changed.
 */
@Service
@Transactional
public class ReportingRates {
    /** Beyond every period there will be. */
    private static final YearMonth LAST = YearMonth.of(9999, 12);

    private final JdbcClient jdbc;
    private final ReportingPeriods periods;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportingRates(JdbcClient jdbc, ReportingPeriods periods, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.events = events;
        this.clock = clock;
    }

    /** What a rate is for. */
    public enum Kind {
        PLAN,
        AVERAGE,
        CLOSING
    }

    /** @param rate units of the currency for one of the reporting currency */
    public record Rate(String currency, Kind kind, YearMonth period, BigDecimal rate) {}

    /** The currency that everything is added up in. */
    public static String reportingCurrency() {
        return MasterData.COMPANY_CURRENCY;
    }

    /** @throws Conflict {@code REPORTING_RATE_DIFFERS} if another rate stands there */
    public Rate add(Rate rate, String by) {
        new InputCheck()
                .positive("rate", rate.rate(), 8)
                .that(Money.isCurrency(rate.currency()), "currency", "must be an ISO 4217 code, for example USD")
                .that(
                        !rate.currency().equals(reportingCurrency()),
                        "currency",
                        "is the reporting currency itself, which needs no rate")
                .day("period", rate.period().atDay(1))
                .done();
        requireNothingReported(rate);
        var added = jdbc.sql("insert into reporting_rate (currency, kind, period, rate, added_by, added_at)"
                        + " values (:currency, :kind, :period, :rate, :by, :at) on conflict do nothing")
                .param("currency", rate.currency())
                .param("kind", rate.kind().name())
                .param("period", rate.period().toString())
                .param("rate", rate.rate())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        var standing = exactly(rate.currency(), rate.kind(), rate.period()).orElseThrow();
        if (standing.compareTo(rate.rate()) != 0) {
            throw new Conflict(
                    "REPORTING_RATE_DIFFERS",
                    "rate: the " + rate.kind() + " rate of " + rate.currency() + " for " + rate.period() + " stands at "
                            + standing.stripTrailingZeros().toPlainString() + " and is never changed");
        }
        if (added > 0) {
            events.publishEvent(new AuditFact(
                    "REPORTING-RATE-" + rate.currency(),
                    by,
                    "REPORTING_RATE_ADDED",
                    "",
                    Map.of(
                            "kind", rate.kind().name(),
                            "period", rate.period().toString(),
                            "rate", rate.rate().toPlainString())));
            events.publishEvent(new AllMeasuresChanged());
        }
        return rate;
    }

    /** By currency, kind and period. */
    @Transactional(readOnly = true)
    public List<Rate> all() {
        return jdbc.sql("select currency, kind, period, rate from reporting_rate order by currency, kind, period")
                .query((row, number) -> new Rate(
                        row.getString("currency"),
                        Kind.valueOf(row.getString("kind")),
                        YearMonth.parse(row.getString("period")),
                        row.getBigDecimal("rate")))
                .list();
    }

    /** Of the period, or the last one before it; one for the reporting currency; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<BigDecimal> rate(String currency, Kind kind, YearMonth period) {
        if (currency.equals(reportingCurrency())) {
            return Optional.of(BigDecimal.ONE);
        }
        return jdbc.sql("select rate from reporting_rate where currency = :currency and kind = :kind"
                        + " and period <= :period order by period desc limit 1")
                .param("currency", currency)
                .param("kind", kind.name())
                .param("period", period.toString())
                .query(BigDecimal.class)
                .optional();
    }

    /** A rate counts from its period on, so none is added behind a closed one: what was reported would change. */
    private void requireNothingReported(Rate rate) {
        if (exactly(rate.currency(), rate.kind(), rate.period()).isPresent()) {
            return;
        }
        var closed = periods.closedPeriods(rate.period(), LAST);
        if (!closed.isEmpty()) {
            throw new Conflict(
                    "REPORTING_RATE_TOO_LATE",
                    "period: " + closed.get(closed.size() - 1) + " is closed, and a rate of " + rate.currency()
                            + " from " + rate.period()
                            + " on would change what was reported; add it from a later period on");
        }
    }

    private Optional<BigDecimal> exactly(String currency, Kind kind, YearMonth period) {
        return jdbc.sql("select rate from reporting_rate where currency = :currency and kind = :kind"
                        + " and period = :period")
                .param("currency", currency)
                .param("kind", kind.name())
                .param("period", period.toString())
                .query(BigDecimal.class)
                .optional();
    }
}

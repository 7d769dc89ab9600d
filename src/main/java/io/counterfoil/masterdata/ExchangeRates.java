package io.counterfoil.masterdata;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Exchange rates against the company's currency. A rate is added for a day and never changed. */
@Service
@Transactional
public class ExchangeRates {
    private final MasterData masterData;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ExchangeRates(MasterData masterData, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.masterData = masterData;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The newest rate on or before a day: units of the currency for one of the company's. One for that itself. */
    @Transactional(readOnly = true)
    public Optional<BigDecimal> find(String currency, LocalDate day) {
        if (currency.equals(MasterData.COMPANY_CURRENCY)) {
            return Optional.of(BigDecimal.ONE);
        }
        return jdbc.sql("select rate from exchange_rate where currency = :currency and valid_on <= :day"
                        + " order by valid_on desc limit 1")
                .param("currency", currency)
                .param("day", day)
                .query(BigDecimal.class)
                .optional();
    }

    /**
     * As {@link #find}, for who cannot go on without.
     *
     * @throws BusinessRuleViolation {@code EXCHANGE_RATE_MISSING}
     */
    @Transactional(readOnly = true)
    public BigDecimal on(String currency, LocalDate day) {
        return find(currency, day)
                .orElseThrow(() -> new BusinessRuleViolation(
                        "EXCHANGE_RATE_MISSING",
                        "currency: no exchange rate of " + currency + " on " + day
                                + " or before; have a controller add it under exchange rates, then try again"));
    }

    /**
     * Adds a rate. The same rate again changes nothing.
     *
     * @param person login of who vouches for it
     * @throws Conflict {@code EXCHANGE_RATE_DIFFERS} if the day has another rate: books may stand at it
     * @throws BusinessRuleViolation {@code CURRENCY_UNKNOWN}
     */
    public ExchangeRate add(ExchangeRate added, String person) {
        check(added);
        if (insert(added)) {
            events.publishEvent(new AuditFact(
                    "RATE-" + added.currency() + "-" + added.validOn(),
                    person,
                    "EXCHANGE_RATE_ADDED",
                    "",
                    Map.of("rate", added.rate().toPlainString())));
            events.publishEvent(new ExchangeRateRecorded(added));
            return added;
        }
        var standing = standing(added);
        if (standing.compareTo(added.rate()) != 0) {
            throw new Conflict(
                    "EXCHANGE_RATE_DIFFERS",
                    "rate: " + added.currency() + " stands at "
                            + standing.stripTrailingZeros().toPlainString() + " on " + added.validOn()
                            + " and books may have been kept at it; add a rate for a later day");
        }
        return added;
    }

    /** Newest days first. */
    @Transactional(readOnly = true)
    public List<ExchangeRate> newest(int size, long offset) {
        return jdbc.sql("select currency, valid_on, rate from exchange_rate order by valid_on desc, currency"
                        + " limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(ExchangeRate.class)
                .list();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from exchange_rate").query(Long.class).single();
    }

    private void check(ExchangeRate added) {
        new InputCheck()
                .positive("rate", added.rate(), 8)
                .day("validOn", added.validOn())
                .that(added.rate().compareTo(BigDecimal.TEN.pow(10)) < 0, "rate", "must be below 10000000000")
                .that(
                        !added.currency().equals(MasterData.COMPANY_CURRENCY),
                        "currency",
                        "must not be " + MasterData.COMPANY_CURRENCY + ", in which the books are kept")
                .done();
        masterData.requireCurrency(added.currency());
    }

    private boolean insert(ExchangeRate added) {
        return jdbc.sql("insert into exchange_rate (currency, valid_on, rate) values (:currency, :day, :rate)"
                                + " on conflict do nothing")
                        .param("currency", added.currency())
                        .param("day", added.validOn())
                        .param("rate", added.rate())
                        .update()
                == 1;
    }

    private BigDecimal standing(ExchangeRate added) {
        return jdbc.sql("select rate from exchange_rate where currency = :currency and valid_on = :day")
                .param("currency", added.currency())
                .param("day", added.validOn())
                .query(BigDecimal.class)
                .single();
    }
}

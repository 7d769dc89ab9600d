package io.counterfoil.masterdata;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Budget rates: nobody can order in a currency without one. A rate is added once and never changed. */
@Service
@Transactional
public class BudgetRates {
    private final MasterData masterData;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    BudgetRates(MasterData masterData, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.masterData = masterData;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Adds a rate. The same rate again changes nothing.
     *
     * @param person login of who vouches for it
     * @throws Conflict {@code BUDGET_RATE_DIFFERS} if the currency has another rate: budgets were drawn at it
     * @throws BusinessRuleViolation {@code CURRENCY_UNKNOWN}
     */
    public BudgetRate add(BudgetRate added, String person) {
        check(added);
        if (insert(added)) {
            events.publishEvent(new AuditFact(
                    "BUDGET-RATE-" + added.currency(),
                    person,
                    "BUDGET_RATE_ADDED",
                    "",
                    Map.of("rate", added.rate().toPlainString())));
            return added;
        }
        var standing = standing(added.currency());
        if (standing.compareTo(added.rate()) != 0) {
            throw new Conflict(
                    "BUDGET_RATE_DIFFERS",
                    "rate: " + added.currency() + " stands at "
                            + standing.stripTrailingZeros().toPlainString()
                            + ", and approvals and budgets were drawn at it; it is never changed");
        }
        return added;
    }

    /** By currency. */
    @Transactional(readOnly = true)
    public List<BudgetRate> page(int size, long offset) {
        return jdbc.sql("select currency, rate from budget_rate order by currency limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(BudgetRate.class)
                .list();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from budget_rate").query(Long.class).single();
    }

    private void check(BudgetRate added) {
        new InputCheck()
                .positive("rate", added.rate(), 8)
                .that(added.rate().compareTo(BigDecimal.TEN.pow(10)) < 0, "rate", "must be below 10000000000")
                .done();
        masterData.requireCurrency(added.currency());
    }

    private boolean insert(BudgetRate added) {
        return jdbc.sql("insert into budget_rate (currency, rate) values (:currency, :rate) on conflict do nothing")
                        .param("currency", added.currency())
                        .param("rate", added.rate())
                        .update()
                == 1;
    }

    private BigDecimal standing(String currency) {
        return jdbc.sql("select rate from budget_rate where currency = :currency")
                .param("currency", currency)
                .query(BigDecimal.class)
                .single();
    }
}

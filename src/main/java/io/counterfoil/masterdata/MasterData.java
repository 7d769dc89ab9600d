package io.counterfoil.masterdata;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Answers whether what a document refers to exists, with a refusal that names it and the remedy. */
@Service
public class MasterData {
    /** The books are kept in this currency; the database says the same in {@code company_currency()}. */
    public static final String COMPANY_CURRENCY = "EUR";

    /** Budgets and approval bands are kept in this currency. */
    public static final String BUDGET_CURRENCY = COMPANY_CURRENCY;

    private final Suppliers suppliers;
    private final JdbcClient jdbc;

    MasterData(Suppliers suppliers, JdbcClient jdbc) {
        this.suppliers = suppliers;
        this.jdbc = jdbc;
    }

    /**
     * The supplier, if orders may be placed with it.
     *
     * @throws BusinessRuleViolation {@code SUPPLIER_UNKNOWN} or {@code SUPPLIER_BLOCKED}
     */
    public Supplier activeSupplier(String supplierNumber) {
        var supplier = suppliers
                .findById(supplierNumber)
                .orElseThrow(() -> new BusinessRuleViolation(
                        "SUPPLIER_UNKNOWN",
                        "supplierNumber: no supplier " + supplierNumber
                                + " in the master data; have it created first"));
        if (!supplier.active()) {
            throw new BusinessRuleViolation(
                    "SUPPLIER_BLOCKED", "supplierNumber: supplier " + supplierNumber + " is blocked for new orders");
        }
        return supplier;
    }

    /** @throws BusinessRuleViolation {@code COST_CENTRE_UNKNOWN} */
    public void requireCostCentre(String costCentre) {
        require(
                "select exists (select 1 from cost_centre where cost_centre_number = :value)",
                costCentre,
                "COST_CENTRE_UNKNOWN",
                "costCentre: no cost centre " + costCentre + " in the master data");
    }

    /** @throws BusinessRuleViolation {@code UNIT_UNKNOWN} */
    public void requireUnit(String unit) {
        require(
                "select exists (select 1 from unit_of_measure where code = :value)",
                unit,
                "UNIT_UNKNOWN",
                "unit: " + unit + " is no known unit of measure; use a UN/ECE code such as C62, KGM or HUR");
    }

    /** @throws BusinessRuleViolation {@code CURRENCY_UNKNOWN} if the code is no ISO 4217 currency */
    public void requireCurrency(String currency) {
        if (!Money.isCurrency(currency)) {
            throw new BusinessRuleViolation(
                    "CURRENCY_UNKNOWN", "currency: " + currency + " is no ISO 4217 currency code, for example EUR");
        }
    }

    /**
     * The amount in the budget currency at the budget rate, rounded half up to cents.
     *
     * @throws BusinessRuleViolation {@code BUDGET_RATE_MISSING}
     */
    public Money inBudgetCurrency(Money amount) {
        return budgetConversion().convert(amount);
    }

    /** All as they stand now. */
    public BudgetConversion budgetConversion() {
        var rates = new HashMap<String, BigDecimal>();
        jdbc.sql("select currency, rate from budget_rate").query(row -> {
            rates.put(row.getString("currency"), row.getBigDecimal("rate"));
        });
        return new BudgetConversion(rates);
    }

    private void require(String existsQuery, String value, String code, String message) {
        if (!jdbc.sql(existsQuery).param("value", value).query(Boolean.class).single()) {
            throw new BusinessRuleViolation(code, message);
        }
    }
}

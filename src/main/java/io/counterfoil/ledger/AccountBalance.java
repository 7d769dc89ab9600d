package io.counterfoil.ledger;

import java.math.BigDecimal;

/**
 * What an account holds in one currency, over all time.
 *
 * @param balance debits less credits; negative is a credit balance
 * @param companyDebit in company currency, as the other two
 */
public record AccountBalance(
        String account,
        String name,
        String type,
        String currency,
        BigDecimal debit,
        BigDecimal credit,
        BigDecimal balance,
        BigDecimal companyDebit,
        BigDecimal companyCredit,
        BigDecimal companyBalance) {}

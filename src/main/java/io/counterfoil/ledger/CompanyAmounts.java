package io.counterfoil.ledger;

import io.counterfoil.masterdata.ExchangeRates;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Says what the lines of a posting are worth in company currency. What opens an item counts at the rate of the posting
 * date; what clears one counts at what the item stands at in the books, so that nothing is left on the account. The
 * difference between the two goes to the account for exchange differences.
 *
 * <p>Worths are rounded half up to cents so that each side of an entry adds up; an item opened at several rates is
 * cleared at their average.
 */
@Component
class CompanyAmounts {
    private final ExchangeRates rates;
    private final OpenItems openItems;
    private final ChartOfAccounts accounts;

    CompanyAmounts(ExchangeRates rates, OpenItems openItems, ChartOfAccounts accounts) {
        this.rates = rates;
        this.openItems = openItems;
        this.accounts = accounts;
    }

    /** @throws io.counterfoil.kernel.BusinessRuleViolation {@code EXCHANGE_RATE_MISSING} */
    List<JournalLine> of(Posting posting) {
        if (posting.currency().equals(MasterData.COMPANY_CURRENCY)) {
            return posting.lines().stream()
                    .map(line -> JournalLine.of(line, line.debit().add(line.credit())))
                    .toList();
        }
        var valuation =
                new Valuation(rates.on(posting.currency(), posting.postingDate()), openItems.touchedBy(posting));
        var lines = new ArrayList<JournalLine>();
        posting.lines().forEach(line -> lines.add(JournalLine.of(line, valuation.worth(line))));
        var surplus = lines.stream()
                .map(line -> line.companyDebit().subtract(line.companyCredit()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (surplus.signum() != 0) {
            var account = accounts.forPurpose(AccountPurpose.EXCHANGE_DIFFERENCE);
            lines.add(JournalLine.exchangeDifference(account, surplus.negate()));
        }
        return lines;
    }
}

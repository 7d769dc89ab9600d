package io.counterfoil.ledger;

import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** The worths of one posting's lines, asked for in their order. */
final class Valuation {
    private static final int CENTS = Money.minorDigits(MasterData.COMPANY_CURRENCY);

    private final BigDecimal rate;
    private final Map<OpenItems.Item, OpenItems.Balance> open;
    private BigDecimal debitedToDate = BigDecimal.ZERO;
    private BigDecimal creditedToDate = BigDecimal.ZERO;

    /**
     * @param rate units of the posting's currency for one of the company's
     * @param open what the items of the posting stand at; kept up to date line by line
     */
    Valuation(BigDecimal rate, Map<OpenItems.Item, OpenItems.Balance> open) {
        this.rate = rate;
        this.open = open;
    }

    /** Worth of the line's one side. */
    BigDecimal worth(PostingLine line) {
        var item = OpenItems.Item.of(line);
        var balance = open.getOrDefault(item, OpenItems.Balance.NOTHING);
        var signed = line.debit().subtract(line.credit());
        var cleared = balance.clearedBy(signed);
        var worth =
                balance.worthOf(cleared, CENTS).add(atRate(line, signed.abs().subtract(cleared)));
        if (item.staysOpen()) {
            open.put(item, balance.plus(signed, signed.signum() < 0 ? worth.negate() : worth));
        }
        return worth;
    }

    /** Rounded to date, so that the lines of a side add up to their rounded sum. */
    private BigDecimal atRate(PostingLine line, BigDecimal amount) {
        boolean debited = line.debit().signum() > 0;
        var before = debited ? debitedToDate : creditedToDate;
        var after = before.add(amount);
        if (debited) {
            debitedToDate = after;
        } else {
            creditedToDate = after;
        }
        return rounded(after).subtract(rounded(before));
    }

    private BigDecimal rounded(BigDecimal amount) {
        return amount.divide(rate, CENTS, RoundingMode.HALF_UP);
    }
}

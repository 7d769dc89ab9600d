package io.counterfoil.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands open on accounts, added up from the journal. */
@Component
public class OpenItems {
    private static final String STANDING = """
            select coalesce(sum(l.debit - l.credit), 0) as amount,
                   coalesce(sum(l.company_debit - l.company_credit), 0) as worth
            from journal_line l join journal_entry e on e.number = l.entry_number
            where l.account = :account and e.currency = :currency
            """;

    private final JdbcClient jdbc;
    private final ChartOfAccounts accounts;

    OpenItems(JdbcClient jdbc, ChartOfAccounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** One thing on one account: an order line, or what {@link PostingLine#item} names. */
    record Item(
            String account,
            @Nullable String orderNumber,
            @Nullable Integer orderLine,
            @Nullable String name) {
        static Item of(PostingLine line) {
            return new Item(line.account(), line.orderNumber(), line.orderLine(), line.item());
        }

        boolean staysOpen() {
            return orderNumber != null || name != null;
        }
    }

    /**
     * What an item stands at; debits are positive.
     *
     * @param amount in the document's currency
     * @param worth in company currency
     */
    record Balance(BigDecimal amount, BigDecimal worth) {
        static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

        /** How much of a signed amount takes from this balance; never negative. */
        BigDecimal clearedBy(BigDecimal signed) {
            return amount.signum() * signed.signum() < 0 ? signed.abs().min(amount.abs()) : BigDecimal.ZERO;
        }

        /** Worth of a part; the whole takes everything, so nothing stays behind. */
        BigDecimal worthOf(BigDecimal part, int decimals) {
            return part.signum() == 0
                    ? BigDecimal.ZERO
                    : worth.abs().multiply(part).divide(amount.abs(), decimals, RoundingMode.HALF_UP);
        }

        Balance plus(BigDecimal moreAmount, BigDecimal moreWorth) {
            return new Balance(amount.add(moreAmount), worth.add(moreWorth));
        }
    }

    /**
     * What an item of an account stands at in a currency: debits less credits.
     *
     * @param item an invoice's or order's key, as {@link PostingLine#clearing(String)} was given it
     */
    public BigDecimal standing(AccountPurpose purpose, String item, String currency) {
        return balance(new Item(accounts.forPurpose(purpose), null, null, item), currency)
                .amount();
    }

    /** What was debited to an item over all time, whatever was credited since. */
    public BigDecimal debited(AccountPurpose purpose, String item, String currency) {
        return jdbc.sql("select coalesce(sum(l.debit), 0) from journal_line l join journal_entry e"
                        + " on e.number = l.entry_number"
                        + " where l.account = :account and l.item = :item and e.currency = :currency")
                .param("account", accounts.forPurpose(purpose))
                .param("item", item)
                .param("currency", currency)
                .query(BigDecimal.class)
                .single();
    }

    Map<Item, Balance> touchedBy(Posting posting) {
        var balances = new HashMap<Item, Balance>();
        posting.lines().stream()
                .map(Item::of)
                .filter(Item::staysOpen)
                .distinct()
                .forEach(item -> balances.put(item, balance(item, posting.currency())));
        return balances;
    }

    private Balance balance(Item item, String currency) {
        var where = item.name() == null ? "and l.order_number = :order and l.order_line = :line" : "and l.item = :item";
        return jdbc.sql(STANDING + where)
                .param("account", item.account())
                .param("currency", currency)
                .param("order", item.orderNumber())
                .param("line", item.orderLine())
                .param("item", item.name())
                .query(Balance.class)
                .single();
    }
}

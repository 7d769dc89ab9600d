package io.counterfoil.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds the journal up. Nothing is kept beside it, so nothing can differ from it. */
@Component
public class Balances {
    private static final String PER_ACCOUNT = """
            select a.code as account, a.name, a.type, e.currency, sum(l.debit) as debit, sum(l.credit) as credit,
                   sum(l.debit - l.credit) as balance, sum(l.company_debit) as company_debit,
                   sum(l.company_credit) as company_credit, sum(l.company_debit - l.company_credit) as company_balance
            from journal_line l
            join journal_entry e on e.number = l.entry_number
            join ledger_account a on a.code = l.account
            """;

    private final JdbcClient jdbc;
    private final ChartOfAccounts accounts;

    Balances(JdbcClient jdbc, ChartOfAccounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** Every account with postings, by currency and code. Per currency the balances add up to zero, in company currency too. */
    public List<AccountBalance> trialBalance() {
        return jdbc.sql(PER_ACCOUNT + "group by a.code, a.name, a.type, e.currency order by e.currency, a.code")
                .query(AccountBalance.class)
                .list();
    }

    /** One account, a row per currency; empty if nothing was ever posted to it. */
    public List<AccountBalance> of(String account) {
        return jdbc.sql(PER_ACCOUNT
                        + "where a.code = :account group by a.code, a.name, a.type, e.currency order by e.currency")
                .param("account", account)
                .query(AccountBalance.class)
                .list();
    }

    /** Order lines whose GR/IR is not cleared. */
    public List<OpenReceipt> openReceipts() {
        return openReceipts("");
    }

    /** The open GR/IR of one order's lines. */
    public List<OpenReceipt> openReceiptsOf(String orderNumber) {
        return openReceipts(orderNumber);
    }

    private List<OpenReceipt> openReceipts(String orderNumber) {
        return jdbc.sql("""
                        select l.order_number, l.order_line, e.currency, sum(l.credit - l.debit) as open
                        from journal_line l join journal_entry e on e.number = l.entry_number
                        where l.account = :account and l.order_number is not null
                          and (:order = '' or l.order_number = :order)
                        group by l.order_number, l.order_line, e.currency
                        having sum(l.credit - l.debit) <> 0
                        order by l.order_number, l.order_line, e.currency
                        """)
                .param("account", accounts.forPurpose(AccountPurpose.GOODS_RECEIVED_NOT_INVOICED))
                .param("order", orderNumber)
                .query(OpenReceipt.class)
                .list();
    }
}

package io.counterfoil.ledger;

import io.counterfoil.period.PeriodCheck;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A period is closed only while debits and credits of its entries agree in every currency. */
@Component
class LedgerBalanceCheck implements PeriodCheck {
    private final JdbcClient jdbc;

    LedgerBalanceCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "LEDGER_BALANCED";
    }

    @Override
    public List<String> missing(YearMonth period) {
        return jdbc.sql("""
                        select entry.currency, sum(line.debit - line.credit) as surplus
                        from journal_entry entry join journal_line line on line.entry_number = entry.number
                        where entry.posting_date between :first and :last
                        group by entry.currency having sum(line.debit - line.credit) <> 0
                            or sum(line.company_debit - line.company_credit) <> 0
                        order by entry.currency""")
                .param("first", period.atDay(1))
                .param("last", period.atEndOfMonth())
                .query((row, number) -> row.getString("currency") + " is out of balance by "
                        + row.getObject("surplus", BigDecimal.class).toPlainString()
                        + "; find the entry in the journal and have its module mended")
                .list();
    }
}

package io.counterfoil.ledger;

import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chart of accounts, and which account serves which purpose. Both are data of the installation. */
@Component
public class ChartOfAccounts {
    private final JdbcClient jdbc;

    ChartOfAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The code of the account for a purpose.
     *
     * @throws IllegalStateException if the installation has none: its chart is incomplete
     */
    public String forPurpose(AccountPurpose purpose) {
        return jdbc.sql("select account_code from account_purpose where purpose = :purpose")
                .param("purpose", purpose.name())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "no account serves the purpose " + purpose + ": add a row to account_purpose"));
    }

    public Optional<Account> find(String code) {
        return jdbc.sql("select code, name, type from ledger_account where code = :code")
                .param("code", code)
                .query(Account.class)
                .optional();
    }

    /** Those of the codes that the chart has. */
    Set<String> known(Set<String> codes) {
        return Set.copyOf(jdbc.sql("select code from ledger_account where code in (:codes)")
                .param("codes", codes)
                .query(String.class)
                .list());
    }
}

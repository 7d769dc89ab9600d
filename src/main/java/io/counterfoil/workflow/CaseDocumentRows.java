package io.counterfoil.workflow;

import io.counterfoil.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what a module shows of its documents on the page of their case. */
public final class CaseDocumentRows {
    private CaseDocumentRows() {}

    /**
     * Runs a query with the parameter {@code keys} and the columns key, kind, title, state (a code such as
     * {@code IN_APPROVAL}), amount and currency (both null if it has none), day, and link.
     *
     * @param keyInLink writes a business key at the end of a link that ends in {@code /} or {@code =}
     */
    public static List<CaseDocument> read(
            JdbcClient jdbc, String query, Collection<String> businessKeys, UnaryOperator<String> keyInLink) {
        return businessKeys.isEmpty()
                ? List.of()
                : jdbc.sql(query)
                        .param("keys", businessKeys)
                        .query((row, index) -> document(row, keyInLink))
                        .list();
    }

    private static CaseDocument document(ResultSet row, UnaryOperator<String> keyInLink) throws SQLException {
        var key = row.getString("key");
        var state = row.getString("state");
        var amount = row.getBigDecimal("amount");
        var link = row.getString("link");
        return new CaseDocument(
                key,
                row.getString("kind"),
                row.getString("title"),
                state.charAt(0) + state.substring(1).toLowerCase(Locale.ROOT).replace('_', ' '),
                amount == null
                        ? Optional.empty()
                        : Optional.of(new Money(amount, row.getString("currency"))
                                .rounded()
                                .shown()),
                row.getObject("day", LocalDate.class),
                Optional.of(link.endsWith("/") || link.endsWith("=") ? link + keyInLink.apply(key) : link));
    }
}

package io.counterfoil.procurement.invoice;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.Duplicate.Kind;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.matching.DuplicateScore;
import io.counterfoil.procurement.matching.DuplicateScore.Looks;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds invoices that may be the same one, in one statement. Each way to find one is a condition that an index answers
 * whole; who the seller may be comes as arrays, because of a join the planner would have to guess how many match.
 *
 * <p>Who billed is the same if the supplier, its tax or company number, or the account for the money is. Credits are
 * compared with credits only, and nothing is compared across currencies except numbers. Rejected invoices do not count:
 * a corrected one takes their place.
 *
 * <p>The statement only narrows down; the score decides. It cannot lose a pair that reaches 0.81, because even with
 * equal numbers (N = 1):
 *
 * <ul>
 *   <li>.30 A ≥ .81 − .45 − .15 − .10 = .11, so that the amounts differ by at most 5 % · 19/30 = 19/600 of the larger;
 *   <li>without a shared order .15 D ≥ .06, so that at most 18 days lie between them;
 *   <li>30 days or more apart (D = 0) the order is shared, .30 A ≥ .26, and the amounts differ by at most 1/150.
 * </ul>
 */
@Component
public class DuplicateSearch {
    /** A little wider than 1 − 19/600 = 0.96833… and its inverse 1.03270…. */
    private static final BigDecimal NEAR_LOWEST = new BigDecimal("0.9683");

    private static final BigDecimal NEAR_HIGHEST = new BigDecimal("1.0328");

    /** A little wider than 149/150 = 0.99333… and its inverse 1.00671…. */
    private static final BigDecimal FAR_LOWEST = new BigDecimal("0.9933");

    private static final BigDecimal FAR_HIGHEST = new BigDecimal("1.0068");
    private static final int DAYS = 29;

    private static final String CANDIDATES = """
            with account as (
                select cast(:iban as text) as iban where cast(:iban as text) is not null
                union select compact_account(iban) from supplier where supplier_number = :supplier),
            same as (
                select supplier_number, vat_id, legal_id from supplier where supplier_number in (:supplier, :seller)
                union select supplier_number, vat_id, legal_id from supplier where vat_id = :seller
                union select supplier_number, vat_id, legal_id from supplier where legal_id = :seller
                union select supplier_number, vat_id, legal_id from supplier
                    join account on compact_account(supplier.iban) = account.iban),
            seller as (
                select cast(:seller as text) as seller_key
                union select id from same, unnest(array[supplier_number, vat_id, legal_id]) as id where id is not null)
            select business_key, invoice_number, issue_date, gross_amount, currency, status, kind,
                coalesce(order_number = :order, false) as shares_order
            from supplier_invoice
            where status <> 'REJECTED'
                and (invoice_number = :number and seller_key = any(array(select seller_key from seller))
                    or invoice_number = :number and iban = any(array(select iban from account))
                    or gross_amount between :nearLowest and :nearHighest and issue_date between :first and :last
                        and seller_key = any(array(select seller_key from seller))
                    or gross_amount between :nearLowest and :nearHighest and issue_date between :first and :last
                        and iban = any(array(select iban from account))
                    or gross_amount between :farLowest and :farHighest and order_number = :order
                        and (seller_key = any(array(select seller_key from seller))
                            or iban = any(array(select iban from account))))
                and business_key <> :key
                and (registration < :registration or status in ('MATCHED', 'POSTED'))
                and (kind in ('CREDIT_NOTE', 'VALUE_CREDIT')) = :credit
                and (currency = :currency or invoice_number = :number)
            order by registration
            """;

    private final JdbcClient jdbc;

    DuplicateSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What may be the same invoice, the most certain first: those registered before it, and later ones that are to be
     * paid or were. One that is not registered yet comes after all others.
     */
    public List<Duplicate> of(SupplierInvoice invoice) {
        var gross = invoice.grossAmount();
        return jdbc
                .sql(CANDIDATES)
                .param("key", invoice.businessKey())
                .param("seller", invoice.sellerKey())
                .param("supplier", invoice.supplierNumber(), Types.VARCHAR)
                .param("iban", invoice.iban(), Types.VARCHAR)
                .param("number", invoice.invoiceNumber())
                .param("order", invoice.orderNumber(), Types.VARCHAR)
                .param("registration", invoice.registration() == 0 ? Long.MAX_VALUE : invoice.registration())
                .param("credit", invoice.kind().isCredit())
                .param("currency", invoice.currency())
                .param("nearLowest", least(gross, NEAR_LOWEST, NEAR_HIGHEST))
                .param("nearHighest", most(gross, NEAR_LOWEST, NEAR_HIGHEST))
                .param("farLowest", least(gross, FAR_LOWEST, FAR_HIGHEST))
                .param("farHighest", most(gross, FAR_LOWEST, FAR_HIGHEST))
                .param("first", invoice.issueDate().minusDays(DAYS))
                .param("last", invoice.issueDate().plusDays(DAYS))
                .query((row, index) -> judged(invoice, row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Duplicate::kind)
                        .thenComparing(found -> found.likeness().value(), Comparator.reverseOrder()))
                .toList();
    }

    private static Optional<Duplicate> judged(SupplierInvoice invoice, ResultSet row) throws SQLException {
        var other = looks(row);
        var sharesOrder = row.getBoolean("shares_order");
        var own = new Looks(invoice.invoiceNumber(), invoice.grossAmount(), invoice.issueDate());
        var score = DuplicateScore.of(own, other, sharesOrder);
        var currency = row.getString("currency");
        var businessKey = row.getString("business_key");
        var status = Status.valueOf(row.getString("status"));
        return kind(
                        own,
                        other,
                        invoice.kind().name().equals(row.getString("kind")),
                        invoice.currency().equals(currency),
                        score)
                .map(kind -> new Duplicate(
                        kind,
                        score,
                        businessKey,
                        other.number(),
                        other.date(),
                        new Money(other.gross(), currency),
                        status,
                        sharesOrder));
    }

    private static Optional<Kind> kind(
            Looks own, Looks other, boolean sameKind, boolean sameCurrency, DuplicateScore score) {
        if (own.number().equals(other.number())) {
            var same = sameKind
                    && sameCurrency
                    && own.gross().compareTo(other.gross()) == 0
                    && own.date().equals(other.date());
            return Optional.of(same ? Kind.EXACT : Kind.NUMBER);
        }
        return score.isNear() ? Optional.of(Kind.NEAR) : Optional.empty();
    }

    private static Looks looks(ResultSet row) throws SQLException {
        return new Looks(
                row.getString("invoice_number"),
                row.getBigDecimal("gross_amount"),
                row.getObject("issue_date", LocalDate.class));
    }

    private static BigDecimal least(BigDecimal gross, BigDecimal lowest, BigDecimal highest) {
        return Stream.of(lowest, highest)
                .map(gross::multiply)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static BigDecimal most(BigDecimal gross, BigDecimal lowest, BigDecimal highest) {
        return Stream.of(lowest, highest)
                .map(gross::multiply)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}

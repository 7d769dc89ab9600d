package io.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.masterdata.ExchangeRate;
import io.counterfoil.masterdata.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What foreign entries are worth. All rates lie far in the past: other tests of this database use today's. */
class CompanyCurrencyTest extends ProcessTest {
    private static final LocalDate RECEIPT_DAY = LocalDate.of(1999, 3, 1);
    private static final LocalDate INVOICE_DAY = LocalDate.of(1999, 3, 20);

    @Autowired
    Journal journal;

    @Autowired
    Balances balances;

    @Autowired
    ExchangeRates rates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String key = "S-1/" + UUID.randomUUID();
    private final String order = "PO-" + key;

    @Test
    void m27_clearingAtTheReceiptsRateLeavesTheExchangeDifference() {
        quote("USD", RECEIPT_DAY, "1.08");
        quote("USD", INVOICE_DAY, "1.12");
        receive(RECEIPT_DAY, "1000.00");
        var invoice = bill(INVOICE_DAY, "1000.00", "1000.00");
        assertThat(invoice.lines()).hasSize(3);
        assertThat(invoice.lines().get(0).companyDebit()).isEqualByComparingTo("925.93");
        assertThat(invoice.lines().get(1).companyCredit()).isEqualByComparingTo("892.86");
        var difference = invoice.lines().get(2);
        assertThat(difference.account()).isEqualTo("4940");
        assertThat(difference.companyCredit()).isEqualByComparingTo("33.07");
        assertThat(balances.openReceiptsOf(order)).isEmpty();
        assertThat(worthOnClearing()).isZero();
    }

    @Test
    void partsClearedOneByOneLeaveNoCentOnClearing() {
        quote("USD", RECEIPT_DAY, "1.08");
        receive(RECEIPT_DAY, "100.00");
        bill("FIRST", "33.33");
        bill("SECOND", "33.33");
        assertThat(worthOnClearing()).isNegative();
        bill("THIRD", "33.34");
        assertThat(worthOnClearing()).isZero();
    }

    @Test
    void roundingOfManyLinesNeedsNoDifference() {
        quote("USD", RECEIPT_DAY, "1.08");
        var lines = new ArrayList<PostingLine>();
        for (var i = 0; i < 7; i++) {
            lines.add(PostingLine.debit("4900", new BigDecimal("0.33"), ""));
        }
        lines.add(PostingLine.credit("1000", new BigDecimal("2.31"), ""));
        var entry = journal.post(new Posting("MANY", key, RECEIPT_DAY, "", "", "USD", lines), "x");
        assertThat(entry.lines()).hasSize(8);
        assertThat(entry.lines().get(7).companyCredit()).isEqualByComparingTo("2.14");
    }

    @Test
    void missingRateIsRefusedBeforeAnythingIsBooked() {
        assertThatThrownBy(() -> journal.post(
                        new Posting(
                                "MANY",
                                key,
                                RECEIPT_DAY,
                                "",
                                "",
                                "XPF",
                                List.of(
                                        PostingLine.debit("4900", BigDecimal.TEN, ""),
                                        PostingLine.credit("1000", BigDecimal.TEN, ""))),
                        "x"))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("EXCHANGE_RATE_MISSING"));
    }

    @Test
    void rateOfADayIsNeverChanged() {
        quote("KWD", RECEIPT_DAY, "0.33");
        quote("KWD", RECEIPT_DAY, "0.330");
        assertThatThrownBy(() -> quote("KWD", RECEIPT_DAY, "0.34")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> jdbc.sql("update exchange_rate set rate = 1").update())
                .hasMessageContaining("never changed");
    }

    @Test
    void postingTwiceGivesTheFirstEntryAlthoughTheJournalAddedALine() {
        m27_clearingAtTheReceiptsRateLeavesTheExchangeDifference();
        assertThat(bill(INVOICE_DAY, "1000.00", "1000.00").lines()).hasSize(3);
    }

    @Test
    void reversalTakesTheExchangeDifferenceBackToo() {
        quote("USD", RECEIPT_DAY, "1.08");
        quote("USD", INVOICE_DAY, "1.12");
        receive(RECEIPT_DAY, "1000.00");
        var invoice = bill(INVOICE_DAY, "1000.00", "1000.00");
        var reversal = journal.reverse(invoice.number(), INVOICE_DAY.plusDays(3), "wrong", "carla.controller");
        assertThat(reversal.lines().get(2).companyDebit()).isEqualByComparingTo("33.07");
        assertThat(worthOnClearing()).isEqualByComparingTo("-925.93");
    }

    @Test
    void databaseRefusesACompanyImbalanceAndTwoAmountsInCompanyCurrency() {
        refused("in company currency", "USD", "10", "9", "8");
        refused("two amounts", "EUR", "10", "9", "9");
    }

    @Test
    void booksBalanceInBothCurrenciesAfterAnyHistory() {
        var random = new Random(27);
        for (var day = RECEIPT_DAY; day.isBefore(RECEIPT_DAY.plusDays(10)); day = day.plusDays(1)) {
            var quoted = new BigDecimal(random.nextInt(100, 200)).movePointLeft(2);
            if (rates.find("SEK", day).isEmpty()) {
                rates.add(new ExchangeRate("SEK", day, quoted), "carla.controller");
            }
        }
        for (var i = 0; i < 200; i++) {
            var amount = new BigDecimal(random.nextInt(1, 100_000)).movePointLeft(2);
            var clearing = PostingLine.debit("1900", amount, "").clearing(order, random.nextInt(1, 4));
            var other = PostingLine.credit("1600", amount, "").clearing(key + random.nextInt(3));
            var lines = List.of(clearing, other);
            if (random.nextBoolean()) {
                lines = lines.stream().map(PostingLine::reversed).toList();
            }
            var day = RECEIPT_DAY.plusDays(random.nextInt(10));
            journal.post(new Posting("RANDOM", key + i, day, "", "", "SEK", lines), "x");
        }
        assertThat(balances.trialBalance().stream()
                        .map(AccountBalance::companyBalance)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isZero();
    }

    private void refused(String because, String currency, String amount, String debit, String credit) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.sql(
                                    "insert into journal_entry (number, document_type, document_key, posting_date, text, reason,"
                                            + " currency, line_count, posted_by, posted_at) values (:n, 'ATTACK', :n,"
                                            + " current_date, '', '', :currency, 2, 'x', now())")
                            .param("n", "JE-" + key)
                            .param("currency", currency)
                            .update();
                    jdbc.sql("insert into journal_line (entry_number, position, account, debit, credit, text,"
                                    + " company_debit, company_credit)"
                                    + " values (:n, 0, '1000', :a, 0, '', :d, 0), (:n, 1, '1600', 0, :a, '', 0, :c)")
                            .param("n", "JE-" + key)
                            .param("a", new BigDecimal(amount))
                            .param("d", new BigDecimal(debit))
                            .param("c", new BigDecimal(credit))
                            .update();
                }))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(because);
    }

    private void quote(String currency, LocalDate day, String rate) {
        rates.add(new ExchangeRate(currency, day, new BigDecimal(rate)), "carla.controller");
    }

    private void receive(LocalDate day, String amount) {
        var money = new BigDecimal(amount);
        journal.post(
                new Posting(
                        "GOODS_RECEIPT",
                        "GR-" + key,
                        day,
                        "",
                        "",
                        "USD",
                        List.of(
                                PostingLine.debit("4900", money, ""),
                                PostingLine.credit("1900", money, "").clearing(order, 1))),
                "rex.receiver");
    }

    private void bill(String type, String amount) {
        journal.post(posting(type, INVOICE_DAY, amount, amount), "x");
    }

    private JournalEntry bill(LocalDate day, String cleared, String payable) {
        return journal.post(posting("SUPPLIER_INVOICE", day, cleared, payable), "x");
    }

    private Posting posting(String type, LocalDate day, String cleared, String payable) {
        return new Posting(
                type,
                key,
                day,
                "",
                "",
                "USD",
                List.of(
                        PostingLine.debit("1900", new BigDecimal(cleared), "").clearing(order, 1),
                        PostingLine.credit("1600", new BigDecimal(payable), "").clearing(key)));
    }

    private BigDecimal worthOnClearing() {
        return jdbc.sql("select coalesce(sum(company_debit - company_credit), 0) from journal_line"
                        + " where account = '1900' and order_number = :order")
                .param("order", order)
                .query(BigDecimal.class)
                .single();
    }
}

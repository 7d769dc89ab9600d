package io.counterfoil.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class JournalTest extends ProcessTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Autowired
    Journal journal;

    @Autowired
    JournalEntries entries;

    @Autowired
    Balances balances;

    @Autowired
    ChartOfAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String key = "S-1/" + UUID.randomUUID();

    @Test
    void postingTwiceGivesTheFirstEntryEvenOnAnotherDay() {
        var first = journal.post(payment("100.00", TODAY), "anna.payable");
        assertThat(journal.post(payment("100.0", TODAY.plusDays(1)), "tara.treasurer")
                        .number())
                .isEqualTo(first.number());
    }

    @Test
    void sameDocumentWithAnotherAmountIsAConflict() {
        journal.post(payment("100.00", TODAY), "anna.payable");
        assertThatThrownBy(() -> journal.post(payment("100.01", TODAY), "anna.payable"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("JE-");
    }

    @Test
    void eightAtOnceMakeOneEntry() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var numbers = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> journal.post(payment("100.00", TODAY), "anna.payable")
                            .number()))
                    .toList();
            for (var number : numbers) {
                assertThat(number.get()).isEqualTo(numbers.get(0).get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(entries.count(key)).isEqualTo(1);
    }

    @Test
    void postingOutOfBalanceCannotEvenBeMade() {
        assertThatThrownBy(() -> posting(
                        PostingLine.debit("1600", new BigDecimal("100.00"), ""),
                        PostingLine.credit("1000", new BigDecimal("99.99"), "")))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("POSTING_UNBALANCED"));
    }

    @Test
    void tenthOfACentIsRefusedNotRounded() {
        assertThatThrownBy(() -> payment("100.001", TODAY))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("AMOUNT_INVALID"));
    }

    @Test
    void accountOutsideTheChartIsRefusedByName() {
        var strange =
                posting(PostingLine.debit("9999", BigDecimal.ONE, ""), PostingLine.credit("1000", BigDecimal.ONE, ""));
        assertThatThrownBy(() -> journal.post(strange, "anna.payable")).hasMessageContaining("'9999'");
    }

    @Test
    void reversalTakesTheEntryBackOnce() {
        var entry = journal.post(payment("40.00", TODAY), "anna.payable");
        var reversal = journal.reverse(entry.number(), TODAY, "wrong supplier", "carla.controller");
        assertThat(reversal.reverses()).isEqualTo(entry.number());
        assertThat(reversal.lines().get(0).credit()).isEqualByComparingTo("40.00");
        assertThat(journal.reverse(entry.number(), TODAY, "again", "carla.controller")
                        .number())
                .isEqualTo(reversal.number());
        assertThatThrownBy(() -> journal.reverse(reversal.number(), TODAY, "back", "carla.controller"))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void goodsReceivedAndInvoicedLeaveNothingOpen() {
        var order = "PO-" + key;
        receive(order, "300.00");
        assertThat(balances.openReceiptsOf(order))
                .singleElement()
                .satisfies(open -> assertThat(open.open()).isEqualByComparingTo("300.00"));
        journal.post(
                posting(
                        PostingLine.debit("1900", new BigDecimal("300.00"), "").clearing(order, 1),
                        PostingLine.credit("1600", new BigDecimal("300.00"), "")),
                "anna.payable");
        assertThat(balances.openReceiptsOf(order)).isEmpty();
    }

    @Test
    void trialBalanceAddsUpToZeroPerCurrency() {
        journal.post(payment("77.00", TODAY), "anna.payable");
        var eur = balances.trialBalance().stream()
                .filter(row -> row.currency().equals("EUR"))
                .map(AccountBalance::balance)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(eur).isEqualByComparingTo("0");
        assertThat(balances.of("1600")).isNotEmpty();
    }

    @Test
    void everyPurposeHasItsAccount() {
        for (var purpose : AccountPurpose.values()) {
            assertThat(accounts.find(accounts.forPurpose(purpose))).isPresent();
        }
    }

    @Test
    void databaseRefusesAnEntryOutOfBalance() {
        refused("out of balance", () -> {
            attackEntry(2);
            attackLine(0, "100", "0");
            attackLine(1, "0", "99.9999");
        });
    }

    @Test
    void databaseRefusesAnEntryWithoutItsLines() {
        refused("has 0 lines", () -> attackEntry(2));
        refused("line_count", () -> attackEntry(1));
    }

    @Test
    void databaseRefusesALineWithBothSidesNoneOrNegative() {
        for (var sides : List.of(List.of("1", "1"), List.of("0", "0"), List.of("-1", "0"))) {
            refused("journal_line", () -> {
                attackEntry(2);
                attackLine(0, sides.get(0), sides.get(1));
            });
        }
    }

    @Test
    void databaseRefusesBalancedLinesAddedLater() {
        var entry = journal.post(payment("10.00", TODAY), "anna.payable");
        refused("has no line", () -> {
            attackLineOf(entry.number(), 2, "5", "0");
            attackLineOf(entry.number(), 3, "0", "5");
        });
    }

    @Test
    void databaseRefusesToChangeDeleteOrTruncateTheJournal() {
        var number = journal.post(payment("10.00", TODAY), "anna.payable").number();
        for (var attack : List.of(
                "update journal_line set debit = debit + 1 where entry_number = '" + number + "' and debit > 0",
                "update journal_entry set text = 'x' where number = '" + number + "'",
                "delete from journal_line where entry_number = '" + number + "'",
                "delete from journal_entry where number = '" + number + "'",
                "truncate journal_line",
                "truncate journal_entry cascade")) {
            refused("append-only", () -> jdbc.sql(attack).update());
        }
    }

    @Test
    void databaseRefusesAnAccountOutsideTheChart() {
        refused("journal_line_account_fkey", () -> {
            attackEntry(2);
            jdbc.sql("insert into journal_line values (:n, 0, '9999', 1, 0, '', null, null, 1, 0)")
                    .param("n", "JE-" + key)
                    .update();
        });
    }

    private void refused(String because, Runnable attack) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> attack.run()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(because);
    }

    private void attackEntry(int lines) {
        jdbc.sql("insert into journal_entry (number, document_type, document_key, posting_date, text, reason, currency,"
                        + " line_count, posted_by, posted_at) values (:n, 'ATTACK', :n, current_date, '', '', 'EUR',"
                        + " :lines, 'x', now())")
                .param("n", "JE-" + key)
                .param("lines", lines)
                .update();
    }

    private void attackLine(int position, String debit, String credit) {
        attackLineOf("JE-" + key, position, debit, credit);
    }

    private void attackLineOf(String entry, int position, String debit, String credit) {
        jdbc.sql("insert into journal_line values (:n, :p, '1000', :d, :c, '', null, null, :d, :c)")
                .param("n", entry)
                .param("p", position)
                .param("d", new BigDecimal(debit))
                .param("c", new BigDecimal(credit))
                .update();
    }

    private void receive(String order, String amount) {
        journal.post(
                new Posting(
                        "GOODS_RECEIPT",
                        "GR-" + key,
                        TODAY,
                        "Receipt",
                        "",
                        "EUR",
                        List.of(
                                PostingLine.debit("4900", new BigDecimal(amount), ""),
                                PostingLine.credit("1900", new BigDecimal(amount), "")
                                        .clearing(order, 1))),
                "rex.receiver");
    }

    private Posting payment(String amount, LocalDate date) {
        var money = new BigDecimal(amount);
        return new Posting(
                "PAYMENT",
                key,
                date,
                "Payment",
                "",
                "EUR",
                List.of(PostingLine.debit("1600", money, ""), PostingLine.credit("1000", money, "")));
    }

    private Posting posting(PostingLine... lines) {
        return new Posting("INVOICE", key, TODAY, "Invoice", "", "EUR", List.of(lines));
    }
}

package io.counterfoil.procurement;

import static io.counterfoil.procurement.ProcurementExamples.today;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.procurement.ProcurementExamples.Billed;
import io.counterfoil.procurement.invoice.Duplicate;
import io.counterfoil.procurement.invoice.Duplicate.Kind;
import io.counterfoil.procurement.invoice.DuplicateSearch;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.InvoiceIntake;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.matching.DuplicateScore;
import io.counterfoil.procurement.matching.DuplicateScore.Looks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DuplicateSearchTest extends ProcessTest {
    private static final long SEED = 20261121;
    private static final AtomicInteger WRITTEN = new AtomicInteger();

    @Autowired
    DuplicateSearch search;

    @Autowired
    InvoiceIntake intake;

    @Autowired
    SupplierInvoices invoices;

    @Autowired
    JdbcClient jdbc;

    ProcurementExamples examples;

    @BeforeEach
    void openExamples() {
        examples = new ProcurementExamples(jdbc);
    }

    /** The statement narrows down by bounds; a thousand invoices at and around them show that it loses none. */
    @Test
    void searchFindsWhateverReachesTheScore() {
        var random = new Random(SEED);
        var near = 0;
        for (var story = 0; story < 8; story++) {
            var supplier = examples.newSupplier();
            var gross = new BigDecimal(story == 0 ? "1.00" : "1000.00");
            var others = IntStream.range(0, 125)
                    .mapToObj(i -> around(gross, random))
                    .map(looks -> keep(supplier, looks, random.nextBoolean() ? "PO-SHARED" : null, "RECEIVED"))
                    .toList();
            var own = keep(supplier, new Looks("INV-77310", gross, today()), "PO-SHARED", "RECEIVED");

            var expected = others.stream()
                    .filter(other -> score(own, other).isNear())
                    .map(SupplierInvoice::businessKey)
                    .toList();
            near += expected.size();
            assertThat(search.of(own))
                    .as("seed %d, story %d", SEED, story)
                    .extracting(Duplicate::businessKey)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(near).as("the drawn ones lie on both sides").isBetween(200, 800);
    }

    /** The furthest that still reach the score, and the first that do not. */
    @Test
    void searchReachesToTheBoundsOfTheScore() {
        var supplier = examples.newSupplier();
        var own = new Looks("INV 77310", new BigDecimal("600.00"), today());
        for (var gross : List.of("581.00", "619.62", "596.00", "604.02")) {
            for (var days : List.of(0, 18, 19, 29, 30, 400)) {
                for (var order : new String[] {"PO-SHARED", null}) {
                    var other = new Looks(uncounted("INV/77310"), new BigDecimal(gross), today().minusDays(days));
                    keep(supplier, other, order, "RECEIVED");
                }
            }
        }
        var registered = keep(supplier, own, "PO-SHARED", "RECEIVED");

        assertThat(search.of(registered))
                .filteredOn(Duplicate::sharesOrder)
                .extracting(found -> found.gross().amount().setScale(2) + " "
                        + found.issueDate().until(today(), java.time.temporal.ChronoUnit.DAYS))
                .contains("581.00 0", "619.62 0", "596.00 30", "596.00 400", "604.02 400")
                .doesNotContain("581.00 18", "581.00 400");
        assertThat(search.of(registered))
                .filteredOn(found -> !found.sharesOrder())
                .extracting(found -> found.gross().amount().setScale(2) + " "
                        + found.issueDate().until(today(), java.time.temporal.ChronoUnit.DAYS))
                .contains("596.00 0")
                .doesNotContain("596.00 18", "596.00 30");
    }

    @Test
    void rejectedInvoicesAndThoseOfOthersAreNoDuplicates() {
        var looks = new Looks("INV-77310", new BigDecimal("119.00"), today());
        keep(examples.newSupplier(), looks, null, "RECEIVED");
        var supplier = examples.newSupplier();
        keep(supplier, looks, null, "REJECTED");

        assertThat(search.of(keep(supplier, looks, null, "RECEIVED"))).isEmpty();
    }

    @Test
    void laterInvoiceIsADuplicateOnlyOnceItIsToBePaid() {
        var supplier = examples.newSupplier();
        var first = keep(supplier, new Looks("INV-77310", new BigDecimal("119.00"), today()), null, "HELD");
        var second = keep(supplier, new Looks("INV-7731O", new BigDecimal("119.00"), today()), null, "HELD");

        assertThat(search.of(first)).isEmpty();
        assertThat(search.of(second)).extracting(Duplicate::kind).containsExactly(Kind.NEAR);
        jdbc.sql("update supplier_invoice set status = 'MATCHED' where business_key = :key")
                .param("key", second.businessKey())
                .update();
        assertThat(search.of(first)).extracting(Duplicate::businessKey).containsExactly(second.businessKey());
    }

    @Test
    void sameDocumentTwiceIsRefused() {
        var supplier = examples.newSupplier();
        var incoming = incoming(supplier, unique("INV-"), "100.00");
        var first = intake.receive(incoming, "DOC-T", "erp.gateway");

        assertThatThrownBy(() -> intake.receive(incoming, "DOC-T", "erp.gateway"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is registered as " + first.businessKey());
    }

    @Test
    void sameDocumentUnderAnotherSupplierNumberWithTheSameAccountIsRefused() {
        var supplier = examples.newSupplier();
        var twin = examples.newSupplier();
        var account = unique("XX");
        for (var number : List.of(supplier, twin)) {
            jdbc.sql("update supplier set iban = :iban where supplier_number = :number")
                    .param("iban", number.equals(twin) ? account.toLowerCase(java.util.Locale.ROOT) + " " : account)
                    .param("number", number)
                    .update();
        }
        var number = unique("INV-");
        intake.receive(incoming(supplier, number, "100.00"), "DOC-T", "erp.gateway");

        assertThatThrownBy(() -> intake.receive(incoming(twin, number, "100.00"), "DOC-T", "erp.gateway"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(supplier + "/" + number);
    }

    @Test
    void sameNumberWithAnotherAmountIsRegisteredAndFoundByItsNumber() {
        var supplier = examples.newSupplier();
        var number = unique("INV-");
        var first = intake.receive(incoming(supplier, number, "100.00"), "DOC-T", "erp.gateway");
        var second = intake.receive(incoming(supplier, number, "900.00"), "DOC-T", "erp.gateway");

        assertThat(second.businessKey()).isEqualTo(first.businessKey() + "~2");
        assertThat(search.of(reread(second))).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.NUMBER);
            assertThat(found.sentence())
                    .isEqualTo("The supplier billed the number %s before, with another amount or date: %s of %s over"
                                    .formatted(number, first.businessKey(), today())
                            + " 119.00 EUR.");
        });
    }

    @Test
    void creditNoteMayBearTheNumberOfAnInvoice() {
        var supplier = examples.newSupplier();
        var looks = new Looks("7731", new BigDecimal("119.00"), today());
        keep(supplier, looks, null, "POSTED");
        var credit = keep(supplier, looks, null, "RECEIVED", "CREDIT_NOTE");

        assertThat(search.of(credit)).isEmpty();
    }

    @Test
    void manyWithOneNumberAtOnceAreAllRegisteredAndEachKnowsTheEarlierOnes() throws Exception {
        var supplier = examples.newSupplier();
        var number = unique("INV-");
        var pool = Executors.newFixedThreadPool(12);
        try {
            var waiting = IntStream.range(0, 12)
                    .mapToObj(i -> pool.submit(() ->
                            intake.receive(incoming(supplier, number, (100 + i / 2) + ".00"), "DOC-T", "erp.gateway")))
                    .toList();
            var registered = new ArrayList<SupplierInvoice>();
            var refused = 0;
            for (var one : waiting) {
                try {
                    registered.add(one.get());
                } catch (java.util.concurrent.ExecutionException duplicate) {
                    assertThat(duplicate.getCause()).isInstanceOf(Conflict.class);
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(6);
            assertThat(registered).extracting(SupplierInvoice::businessKey).doesNotHaveDuplicates();
            assertThat(registered)
                    .extracting(invoice -> search.of(reread(invoice)).size())
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void databaseRefusesTheSameDocumentTwice() {
        var supplier = examples.newSupplier();
        var looks = new Looks("7731", new BigDecimal("119.00"), today());
        keep(supplier, looks, null, "HELD");

        assertThatThrownBy(() -> keep(supplier, looks, null, "RECEIVED"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("supplier_invoice_once");
    }

    private static IncomingInvoice incoming(String supplier, String number, String net) {
        return ProcurementExamples.invoice(supplier, number, "EUR", "PO-NONE", Billed.pieces("1", net));
    }

    private static Looks around(BigDecimal gross, Random random) {
        var numbers = List.of("INV-77310", "INV 77310", "inv/077310", "INV-7731O", "INV-77301", "INV-78310", "77310");
        var factor = BigDecimal.valueOf(960 + random.nextInt(81), 3);
        return new Looks(
                uncounted(numbers.get(random.nextInt(numbers.size()))),
                random.nextInt(3) == 0 ? gross : gross.multiply(factor).setScale(2, RoundingMode.HALF_UP),
                today().plusDays(random.nextInt(4) == 0 ? random.nextInt(90) - 45L : random.nextInt(11) - 5L));
    }

    /** Another number as written, the same one as compared. */
    private static String uncounted(String number) {
        return number
                + Integer.toBinaryString(WRITTEN.incrementAndGet())
                        .replace('0', '.')
                        .replace('1', '/');
    }

    private static DuplicateScore score(SupplierInvoice one, SupplierInvoice other) {
        return DuplicateScore.of(
                new Looks(one.invoiceNumber(), one.grossAmount(), one.issueDate()),
                new Looks(other.invoiceNumber(), other.grossAmount(), other.issueDate()),
                one.orderNumber() != null && one.orderNumber().equals(other.orderNumber()));
    }

    private SupplierInvoice reread(SupplierInvoice invoice) {
        return invoices.findById(invoice.businessKey()).orElseThrow();
    }

    private SupplierInvoice keep(String supplier, Looks looks, @Nullable String order, String status) {
        return keep(supplier, looks, order, status, "INVOICE");
    }

    private SupplierInvoice keep(String supplier, Looks looks, @Nullable String order, String status, String kind) {
        var key = unique(supplier + "/" + looks.number());
        jdbc.sql("""
                        insert into supplier_invoice (business_key, document_number, kind, seller_key, seller_name,
                            supplier_number, invoice_number, issue_date, currency, order_number, net_amount, tax_amount,
                            gross_amount, payable_amount, status, entered_by, received_at)
                        values (:key, 'DOC-T', :kind, :supplier, 'Example', :supplier, :number, :date, 'EUR', :order,
                            :gross, 0, :gross, :gross, :status, 'erp.gateway', now())
                        """)
                .param("key", key)
                .param("kind", kind)
                .param("supplier", supplier)
                .param("number", looks.number())
                .param("date", looks.date())
                .param("order", order == null ? null : order + supplier, java.sql.Types.VARCHAR)
                .param("gross", looks.gross())
                .param("status", status)
                .update();
        return invoices.findById(key).orElseThrow();
    }
}

package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static io.counterfoil.procurement.ProcurementExamples.invoice;
import static io.counterfoil.procurement.ProcurementExamples.today;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.actual.EnteredActual;
import io.counterfoil.governance.actual.InvoicedPurchase;
import io.counterfoil.governance.actual.PurchaseSaving;
import io.counterfoil.governance.actual.PurchaseSavings;
import io.counterfoil.governance.actual.PurchasedItem;
import io.counterfoil.governance.actual.PurchasedItems;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.JournalEntries;
import io.counterfoil.procurement.ProcurementExamples.Billed;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.settlement.InvoiceBooked;
import io.counterfoil.procurement.settlement.InvoiceSettlement;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What invoices bring to the measures that buy: (baseline price − invoiced price) × quantity, line by line. */
class PurchaseSavingsProcessTest extends ProcurementProcessTest {
    private static final String MIA = "mia.measure";
    private static final String PACKAGE = "SAVE-MP";

    @Autowired
    Structure structure;

    @Autowired
    Measures measures;

    @Autowired
    PurchasedItems items;

    @Autowired
    PurchaseSavings savings;

    @Autowired
    ActualValues actuals;

    @Autowired
    InvoiceSettlement settlement;

    @Autowired
    JournalEntries entries;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void haveAPackage() {
        String parent = null;
        for (var level : Level.values()) {
            var key = level == Level.MEASURE_PACKAGE ? PACKAGE : "SAVE-" + level.ordinal();
            structure.put(new StructureNode(key, level, "Savings", parent, null), "otto.office");
            parent = key;
        }
    }

    @Test
    void invoiceThatMatchesBringsItsSavingOnceWithTheJournalsNumber() {
        var supplier = examples.newSupplier();
        var measure = buying(item(supplier, null, "12.3456"));
        var order = orderOf(supplier, "10", "11.11");
        receive(order, "10");
        var invoice = afterJobs(
                enter(invoice(supplier, unique("INV-"), "EUR", order.orderNumber(), Billed.pieces("10", "111.10"))));
        assertThat(invoice.status()).isEqualTo(SupplierInvoice.Status.POSTED);

        // 10 × 12.3456 − 111.10 = 12.356
        var entry = only(measure);
        assertThat(entry.amount()).isEqualByComparingTo("12.36");
        assertThat(entry.source()).isEqualTo(ActualSource.LEDGER);
        assertThat(entry.document()).isEqualTo(journalEntry(invoice));
        assertThat(entry.period()).isEqualTo(YearMonth.from(today()));
        assertThat(savings.of(measure))
                .extracting(PurchaseSaving::invoiceKey, PurchaseSaving::invoiceLine, PurchaseSaving::orderNumber)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(invoice.businessKey(), 1, order.orderNumber()));

        tellAgain(invoice, order);
        assertThat(actuals.of(measure)).as("told twice, counted once").hasSize(1);
    }

    @Test
    void dearerThanTheBaselineIsALossAndTheExactBaselineIsNothing() {
        var supplier = examples.newSupplier();
        var measure = buying(item(supplier, null, "10"));
        settle(orderOf(supplier, "3", "10"), Kind.INVOICE, "3", "30.00", null);
        assertThat(actuals.of(measure)).isEmpty();
        settle(orderOf(supplier, "3", "11.50"), Kind.INVOICE, "3", "34.50", null);
        assertThat(only(measure).amount()).isEqualByComparingTo("-4.50");
    }

    @Test
    void creditNoteTakesTheSavingOfReturnedGoodsBackAndACheaperPriceAddsToIt() {
        var supplier = examples.newSupplier();
        var measure = buying(item(supplier, null, "12"));
        var order = orderOf(supplier, "100", "10");
        receive(order, "92");
        var invoice = settle(order, Kind.INVOICE, "100", "1000.00", null);
        settle(order, Kind.CREDIT_NOTE, "8", "80.00", invoice.invoiceNumber());
        settle(order, Kind.VALUE_CREDIT, "92", "9.20", invoice.invoiceNumber());
        // (12 − 10) × 100, − (12 − 10) × 8, + 9.20 off the price
        assertThat(actuals.of(measure))
                .extracting(entry -> entry.amount().stripTrailingZeros().toPlainString())
                .containsExactly("200", "-16", "9.2");
    }

    @Test
    void onlyDecidedMeasuresCountAndOnlyFromTheirFirstDayOnAndInTheirUnit() {
        var supplier = examples.newSupplier();
        var measure = propose();
        items.state(
                measure,
                List.of(
                        new PurchasedItem(
                                supplier,
                                "office CHAIR ",
                                null,
                                null,
                                "C62",
                                new BigDecimal("12"),
                                today().plusDays(1)),
                        new PurchasedItem(supplier, "Office chair", null, null, "KGM", new BigDecimal("12"), today())),
                MIA);
        settle(orderOf(supplier, "1", "10"), Kind.INVOICE, "1", "10.00", null);
        decide(measure);
        settle(orderOf(supplier, "1", "10"), Kind.INVOICE, "1", "10.00", null);
        assertThat(actuals.of(measure)).isEmpty();
    }

    @Test
    void lateInvoiceOfAClosedPeriodIsAPriorPeriodCorrection() {
        var closed = YearMonth.of(1902, 3);
        close(closed);
        var supplier = examples.newSupplier();
        var measure =
                buying(new PurchasedItem(supplier, null, null, null, "C62", new BigDecimal("12"), closed.atDay(1)));
        transaction.executeWithoutResult(status -> savings.count(List.of(new InvoicedPurchase(
                unique("S/INV-"),
                1,
                "PO-1",
                1,
                supplier,
                "Office chair",
                null,
                "CC-1",
                "C62",
                new BigDecimal("5"),
                new Money(new BigDecimal("55.00"), "EUR"),
                closed.atDay(31),
                "JE-LATE",
                today()))));
        var entry = only(measure);
        assertThat(entry.period()).isEqualTo(closed);
        assertThat(entry.reportedIn()).isEqualTo(closed.plusMonths(1));
        assertThat(entry.reason()).isNotBlank();
        assertThat(entry.amount()).isEqualByComparingTo("5.00");
    }

    @Test
    void nothingBoughtBelongsToTwoMeasures() {
        var supplier = examples.newSupplier();
        var first = buying(item(supplier, null, "12"));
        var second = propose();
        assertThatThrownBy(() -> items.state(second, List.of(item(supplier, "Office chair", "9")), MIA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(first);
        assertThatThrownBy(() -> items.state(
                        second, List.of(item(null, unique("Desk"), "9"), item(examples.newSupplier(), null, "9")), MIA))
                .as("a desk of the other supplier would be both")
                .isInstanceOf(Conflict.class);
    }

    @Test
    void baselinePricesAreTheOwnersUntilDecided() {
        var supplier = examples.newSupplier();
        var measure = propose();
        assertThatThrownBy(() -> items.state(measure, List.of(item(supplier, null, "9")), "hana.head"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> items.state(measure, List.of(item(null, null, "9")), MIA))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("items[0]");
        items.state(measure, List.of(item(supplier, null, "9")), MIA);
        decide(measure);
        assertThatThrownBy(() -> items.state(measure, List.of(item(supplier, null, "19")), MIA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("D3");
        assertThat(items.of(measure)).hasSize(1);
    }

    private static PurchasedItem item(@Nullable String supplier, @Nullable String description, String price) {
        return new PurchasedItem(supplier, description, null, null, "C62", new BigDecimal(price), today().minusDays(9));
    }

    private String propose() {
        var profile = new MeasureProfile(
                "Cheaper chairs",
                "",
                PACKAGE,
                MIA,
                null,
                null,
                null,
                "",
                "",
                null,
                EffectType.RECURRING,
                "",
                "EUR",
                "",
                null,
                "",
                null,
                "",
                "",
                false,
                null);
        return measures.propose(null, profile, MIA).measure();
    }

    /** Decided without the way there, which other tests go. */
    private void decide(String measure) {
        jdbc.sql("update measure set stage = 'D3' where measure = :measure")
                .param("measure", measure)
                .update();
    }

    private String buying(PurchasedItem item) {
        var measure = propose();
        items.state(measure, List.of(item), MIA);
        decide(measure);
        return measure;
    }

    private PurchaseOrder orderOf(String supplier, String quantity, String price) {
        return order(draft(supplier, examples.newCostCentre("10000000"), "EUR", chairs(quantity, price)));
    }

    /** Booked as if it had matched. */
    private SupplierInvoice settle(
            PurchaseOrder order, Kind kind, String quantity, String net, @Nullable String preceding) {
        var it = invoice(
                order.supplierNumber(), unique("INV-"), "EUR", order.orderNumber(), Billed.pieces(quantity, net));
        var entered = enter(new IncomingInvoice(
                kind,
                it.seller(),
                it.invoiceNumber(),
                it.issueDate(),
                it.dueDate(),
                it.currency(),
                it.orderNumber(),
                null,
                preceding,
                it.lines(),
                it.taxSubtotals(),
                it.totals(),
                null,
                null,
                null,
                null,
                null));
        jdbc.sql("update supplier_invoice set status = 'MATCHED' where business_key = :key")
                .param("key", entered.businessKey())
                .update();
        settlement.post(entered.businessKey());
        return reread(entered);
    }

    private void tellAgain(SupplierInvoice invoice, PurchaseOrder order) {
        var entry = entries.findById(journalEntry(invoice)).orElseThrow();
        transaction.executeWithoutResult(status -> events.publishEvent(new InvoiceBooked(invoice, order, entry)));
    }

    private String journalEntry(SupplierInvoice invoice) {
        return jdbc.sql("select number from journal_entry where document_type = 'SUPPLIER_INVOICE'"
                        + " and document_key = :key")
                .param("key", invoice.businessKey())
                .query(String.class)
                .single();
    }

    private EnteredActual only(String measure) {
        var all = actuals.of(measure);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void close(YearMonth period) {
        for (var statement : List.of(
                "insert into reporting_period (period, state, since, changed_by, cut_off_at)"
                        + " values (:period, 'CUT_OFF', now(), 'test', now())",
                "insert into period_snapshot (period, version, taken_at, taken_by, reason, row_count, sha256)"
                        + " values (:period, 1, now(), 'test', '', 0, repeat('0', 64))",
                "update reporting_period set state = 'CLOSED', version = 1 where period = :period")) {
            jdbc.sql(statement).param("period", period.toString()).update();
        }
    }
}

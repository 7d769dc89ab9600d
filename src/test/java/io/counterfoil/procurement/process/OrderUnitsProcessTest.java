package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.draft;
import static io.counterfoil.procurement.ProcurementExamples.today;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterfoil.banking.Payments;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.Balances;
import io.counterfoil.ledger.ChartOfAccounts;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.amendment.AmendmentDraft;
import io.counterfoil.procurement.amendment.AmendmentDraft.Change;
import io.counterfoil.procurement.amendment.AmendmentIntake;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoicematch.HoldReleases;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.invoicematch.LastMatches;
import io.counterfoil.procurement.order.OrderStanding;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsMovement;
import io.counterfoil.procurement.receipt.GoodsMovementLine;
import io.counterfoil.procurement.receipt.GoodsMoving;
import io.counterfoil.procurement.receipt.GoodsReceipt;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.receipt.MovementDraft;
import io.counterfoil.procurement.receipt.OwedCreditNotes;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.procurement.requisition.OrderTerms;
import io.counterfoil.procurement.requisition.RequisitionLine;
import io.counterfoil.procurement.review.MatchSheets;
import io.counterfoil.procurement.settlement.InvoiceSettlement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever unit an invoice is billed in, and whatever it charges beside its lines: what follows the match counts as ordered. */
class OrderUnitsProcessTest extends ProcurementProcessTest {
    @Autowired
    LastMatches matches;

    @Autowired
    Balances balances;

    @Autowired
    ChartOfAccounts accounts;

    @Autowired
    OrderStanding standing;

    @Autowired
    GoodsMoving moving;

    @Autowired
    OwedCreditNotes creditNotes;

    @Autowired
    AmendmentIntake amendments;

    @Autowired
    MatchSheets sheets;

    @Autowired
    Payments payments;

    @Autowired
    InvoiceMatching matching;

    @Autowired
    HoldReleases releases;

    @Autowired
    InvoiceSettlement settlement;

    @Autowired
    ObjectMapper mapper;

    // --- boxes of pieces, pieces of boxes

    @Test
    void orderedInPiecesAndBilledInBoxesClearsWhatWasReceived() {
        var order = order(line("24", "C62", "10", BOX_OF_TWELVE));
        receive(order, "24");

        var invoice = bill(order, Kind.INVOICE, "2", "BX", "240.00");

        assertThat(verdict(invoice)).isEqualTo("TOUCHLESS");
        assertThat(invoice.status()).isEqualTo(Status.POSTED);
        assertThat(posted(order)).isEqualByComparingTo("24");
        assertNothingIsLeftOver(order);
    }

    @Test
    void orderedInBoxesAndBilledInPiecesClearsWhatWasReceived() {
        var order = order(line("10", "BX", "24", "{\"packUnit\":\"EA\",\"packQuantity\":12}"));
        receive(order, "10");

        bill(order, Kind.INVOICE, "60", "EA", "120.00");
        assertThat(posted(order)).isEqualByComparingTo("5");
        assertThat(open(order)).isEqualByComparingTo("120.00");
        bill(order, Kind.INVOICE, "60", "EA", "120.00");

        assertThat(posted(order)).isEqualByComparingTo("10");
        assertNothingIsLeftOver(order);
    }

    @Test
    void whatIsAPieceToUsIsBilledByAnyNameThatPiecesHave() {
        var order = order(line("10", "BX", "24", "{\"packUnit\":\"EA\",\"packQuantity\":12}"));
        receive(order, "10");

        assertThat(verdict(bill(order, Kind.INVOICE, "120", "C62", "240.00"))).isEqualTo("TOUCHLESS");
        assertNothingIsLeftOver(order);
    }

    @Test
    void twelfthsOfABoxAddUpToTheBox() {
        var order = order(line("2", "BX", "0.06", "{\"packUnit\":\"EA\",\"packQuantity\":12}"));
        receive(order, "2");
        for (var pieces : List.of("7", "8", "8")) {
            bill(
                    order,
                    Kind.INVOICE,
                    pieces,
                    "EA",
                    new BigDecimal(pieces)
                            .multiply(new BigDecimal("0.005"))
                            .setScale(2, RoundingMode.HALF_UP)
                            .toPlainString());
        }
        bill(order, Kind.INVOICE, "1", "EA", "0.01");

        assertThat(posted(order)).isEqualByComparingTo("2");
        assertThat(open(order)).isZero();
        assertThat(balance(order, AccountPurpose.QUANTITY_VARIANCE)).isZero();
    }

    @Test
    void halfACentOfATwelfthIsRoundedAsTheMatchRoundsIt() {
        var order = order(line("1", "BX", "0.06", "{\"packUnit\":\"EA\",\"packQuantity\":12}"));
        receive(order, "1");

        assertThat(verdict(bill(order, Kind.INVOICE, "7", "EA", "0.04"))).isEqualTo("TOUCHLESS");
        assertThat(balance(order, AccountPurpose.PRICE_VARIANCE)).isZero();
    }

    // --- what follows

    @Test
    void orderLineIsNotAmendedBelowWhatWasBilledInBoxes() {
        var order = order(line("36", "C62", "10", BOX_OF_TWELVE));
        receive(order, "24");
        bill(order, Kind.INVOICE, "2", "BX", "240.00");

        assertThatThrownBy(() -> propose(order, new Change(1, new BigDecimal("23"), null, null, null, null, false)))
                .hasMessageContaining("24 were received");
        jdbc.sql("update goods_receipt_line set quantity = 12 where receipt_number in"
                        + " (select receipt_number from goods_receipt where order_number = :order)")
                .param("order", order.orderNumber())
                .update();
        assertThatThrownBy(() -> propose(order, new Change(1, new BigDecimal("23"), null, null, null, null, false)))
                .hasMessageContaining("24 were billed");
    }

    @Test
    void remainderOfABoxedLineEndsAtWhatWasBilledRoundedUp() {
        var order =
                order(line("10", "BX", "24", "{\"packUnit\":\"EA\",\"packQuantity\":12,\"matchPolicy\":\"TWO_WAY\"}"));
        bill(order, Kind.INVOICE, "7", "EA", "14.00");

        var amendment = propose(order, new Change(1, null, null, null, null, null, true));
        while (findTask(amendment).isPresent()) {
            approve(amendment);
        }
        runJobs(amendment);

        assertThat(orders.findById(order.orderNumber())
                        .orElseThrow()
                        .lines()
                        .get(0)
                        .quantity())
                .isEqualByComparingTo("0.583334");
    }

    @Test
    void returnOfPiecesIsOwedUntilTheirBoxIsCredited() {
        var order = order(line("24", "C62", "10", BOX_OF_TWELVE));
        var receipt = receive(order, "24");
        var invoice = bill(order, Kind.INVOICE, "2", "BX", "240.00");
        var back = giveBack(receipt, "12");

        assertThat(creditNotes.owedFor(back)).singleElement().satisfies(owed -> {
            assertThat(owed.measure()).isEqualByComparingTo("12");
            assertThat(owed.worth().amount()).isEqualByComparingTo("120.00");
        });
        var credit = bill(order, Kind.CREDIT_NOTE, invoice.invoiceNumber(), "1", "BX", "120.00");

        assertThat(credit.status()).isEqualTo(Status.POSTED);
        assertThat(creditNotes.isOwed(back)).isFalse();
        assertThat(posted(order)).isEqualByComparingTo("12");
        assertNothingIsLeftOver(order);
    }

    @Test
    void earlierInvoiceInAnotherUnitCountsForOneInTheOrdersOwn() {
        var order = order(line("2000", "KGM", "1", "{}"));
        receive(order, "1000");
        assertThat(bill(order, Kind.INVOICE, "1", "TNE", "1000.00").status()).isEqualTo(Status.POSTED);

        assertThat(verdict(billAs(unique("ZX/9/"), order, Kind.INVOICE, null, "500", "KGM", "500.00")))
                .isEqualTo("HOLD QTY");
    }

    @Test
    void earlierInvoiceInAnotherUnitCountsForTheSumOfPrices() {
        var order = order(line("1000", "C62", "10", BOX_OF_TWELVE));
        receive(order, "1000");
        bill(order, Kind.INVOICE, "10", "BX", "1218.00");
        bill(order, Kind.INVOICE, "10", "BX", "1218.00");

        assertThat(verdict(bill(order, Kind.INVOICE, "120", "C62", "1218.00"))).isEqualTo("HOLD CUM");
    }

    @Test
    void earlierCatchWeightInBoxesCountsByItsWeight() {
        var order = order(line("24", "C62", "20", WEIGHED_BOX_OF_TWELVE));
        receiving.receive(
                new DeliveryDraft(
                        order.orderNumber(),
                        unique("DN-"),
                        today(),
                        List.of(new GoodsReceiptLine(1, new BigDecimal("24"), new BigDecimal("48"), null))),
                REX);
        bill(order, Kind.INVOICE, "1", "BX", "480.00");

        assertThat(verdict(bill(order, Kind.INVOICE, "12", "C62", "480.00"))).isEqualTo("TOUCHLESS");
        assertNothingIsLeftOver(order);
    }

    @Test
    void sheetShowsWhatIsBilledAndWhatThatIsAsOrdered() {
        var order = order(line("48", "C62", "10", BOX_OF_TWELVE));
        receive(order, "48");
        bill(order, Kind.INVOICE, "2", "BX", "240.00");
        var second = bill(order, Kind.INVOICE, "1", "BX", "120.00");

        var line = sheets.of(second).lines().get(0);
        assertThat(line.invoiced()).isEqualTo("1 boxes = 12 pcs for 120.00 EUR");
        assertThat(line.before()).isEqualTo("24 pcs for 240.00 EUR");
        assertThat(line.earlier())
                .singleElement()
                .satisfies(earlier -> assertThat(earlier.quantity()).isEqualTo("2 boxes = 24 pcs"));
    }

    @Test
    void lineBilledInFullInBoxesKeepsNoBudget() {
        var costCentre = examples.newCostCentre("240");
        var order = order(draft(examples.newSupplier(), costCentre, "EUR", line("24", "C62", "10", BOX_OF_TWELVE)));
        receive(order, "24");
        assertThat(bill(order, Kind.INVOICE, "2", "BX", "230.00").status()).isEqualTo(Status.POSTED);

        var next = submit(draft(examples.newSupplier(), costCentre, "EUR", ProcurementExamples.chairs("1", "10")));
        assertThat(requisition(next).returnReason()).isEmpty();
    }

    @Test
    void packThatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> order(line("24", "C62", "10", "{\"packPer\":12}")))
                .hasMessageContaining("terms.packUnit: must not be empty where packPer is given");
        assertThatThrownBy(
                        () -> order(line("24", "C62", "10", "{\"packUnit\":\"BX\",\"packQuantity\":1,\"packPer\":0}")))
                .hasMessageContaining("terms.packPer: must be greater than 0");
    }

    // --- charges beside prepayments and retention

    @Test
    void m38_prepaymentBeyondWhatIsAgreedByItsFreightIsHeldAndPaidOnceReleased() {
        var order =
                order(new OrderTerms(new BigDecimal("30"), BigDecimal.ZERO, false), line("100", "C62", "100", "{}"));
        var request = charging("20.00", order, Kind.PREPAYMENT_REQUEST, "3000.00");
        assertThat(verdict(request)).isEqualTo("HOLD PREPAY");

        release(request);

        assertThat(reread(request).status()).isEqualTo(Status.POSTED);
        assertThat(payments.findById(request.businessKey()).orElseThrow().amount())
                .isEqualByComparingTo("3593.80");
    }

    @Test
    void m38_prepaymentAtAnotherRateThanAgreedIsHeld() {
        var order = order(
                new OrderTerms(new BigDecimal("30"), BigDecimal.ZERO, false),
                line("100", "C62", "100", "{\"taxPercent\":7}"));

        assertThat(verdict(charging("0.00", order, Kind.PREPAYMENT_REQUEST, "3000.00")))
                .isEqualTo("HOLD TAX");
    }

    @Test
    void m39_chargeBesideAReleaseIsHeldAndAnExpenseOnceReleased() {
        var order = billedKeepingBackFivePercent();
        var asked = charging("30.00", order, Kind.RETENTION_RELEASE, "5000.00");
        assertThat(verdict(asked)).isEqualTo("HOLD FRTU");

        release(asked);

        assertThat(reread(asked).status()).isEqualTo(Status.POSTED);
        assertThat(payments.findById(asked.businessKey()).orElseThrow().amount())
                .isEqualByComparingTo("5035.70"); // the tax of the retention, 950.00, was paid with the invoice
        assertThat(balance(order, AccountPurpose.RETENTION_PAYABLE)).isZero();
        assertThat(booked(asked, AccountPurpose.EXPENSE)).isEqualByComparingTo("30.00");
        assertThat(balance(order, AccountPurpose.INPUT_VAT)).isEqualByComparingTo("19005.70");
    }

    @Test
    void m39_smallDifferenceOfAReleaseIsBookedAsOne() {
        var order = billedKeepingBackFivePercent();
        var asked = stating("0.03", order, Kind.RETENTION_RELEASE, "5000.00");

        assertThat(verdict(asked)).isEqualTo("WITHIN_TOL");
        assertThat(asked.status()).isEqualTo(Status.POSTED);
        assertThat(booked(asked, AccountPurpose.SMALL_DIFFERENCE)).isEqualByComparingTo("0.03");
        assertThat(balance(order, AccountPurpose.RETENTION_PAYABLE)).isZero();
    }

    @Test
    void m39_whatALetPassReleaseAsksBeyondWhatWasKeptBackIsAnExpense() {
        var order = billedKeepingBackFivePercent();
        var asked = charging("0.00", order, Kind.RETENTION_RELEASE, "5010.00");
        assertThat(verdict(asked)).isEqualTo("HOLD RET");

        // Nobody can in the task; a tolerance set may.
        var reasons = matching.evaluate(reread(asked)).reasons();
        releases.release(asked.businessKey(), reasons, "bruno.buyer", "As a set would");
        matching.match(asked.businessKey());
        settlement.post(asked.businessKey());

        assertThat(balance(order, AccountPurpose.RETENTION_PAYABLE)).isZero();
        assertThat(booked(asked, AccountPurpose.EXPENSE)).isEqualByComparingTo("10.00");
    }

    /** 100,000.00 net, of which 5,000.00 are kept back. */
    private PurchaseOrder billedKeepingBackFivePercent() {
        var order =
                order(new OrderTerms(BigDecimal.ZERO, new BigDecimal("5"), false), line("100", "C62", "1000", "{}"));
        receive(order, "100");
        bill(order, Kind.INVOICE, "100", "C62", "100000.00");
        return order;
    }

    // --- words

    private static final String BOX_OF_TWELVE = "{\"packUnit\":\"BX\",\"packQuantity\":1,\"packPer\":12}";

    private static final String WEIGHED_BOX_OF_TWELVE =
            "{\"packUnit\":\"BX\",\"packQuantity\":1,\"packPer\":12,\"priceUnit\":\"KGM\",\"priceQuantity\":48}";

    private RequisitionLine line(String quantity, String unit, String price, String terms) {
        try {
            var agreed = (ObjectNode) mapper.valueToTree(LineTerms.STANDARD);
            agreed.setAll((ObjectNode) mapper.readTree(terms));
            return new RequisitionLine(
                    "Goods",
                    new BigDecimal(quantity),
                    unit,
                    new BigDecimal(price),
                    mapper.treeToValue(agreed, LineTerms.class));
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private String propose(PurchaseOrder order, Change change) {
        return amendments
                .submit(new AmendmentDraft(order.orderNumber(), "Less", false, List.of(change)), "bruno.buyer")
                .amendmentNumber();
    }

    private String giveBack(GoodsReceipt receipt, String quantity) {
        return moving.register(
                        new MovementDraft(
                                receipt.receiptNumber(),
                                GoodsMovement.Kind.RETURN,
                                unique("RET-"),
                                "Broken",
                                today(),
                                List.of(new MovementDraft.Line(
                                        "lines[0].quantity",
                                        1,
                                        GoodsMovementLine.Kind.RETURN,
                                        new BigDecimal(quantity),
                                        false))),
                        REX)
                .movementNumber();
    }

    private SupplierInvoice bill(PurchaseOrder order, Kind kind, String quantity, String unit, String net) {
        return bill(order, kind, null, quantity, unit, net);
    }

    /** A number unlike all others, so that nothing looks like a duplicate. */
    private SupplierInvoice bill(
            PurchaseOrder order, Kind kind, @Nullable String preceding, String quantity, String unit, String net) {
        return billAs(unique(unique("N/") + "/"), order, kind, preceding, quantity, unit, net);
    }

    private SupplierInvoice billAs(
            String number,
            PurchaseOrder order,
            Kind kind,
            @Nullable String preceding,
            String quantity,
            String unit,
            String net) {
        return document(number, order, kind, preceding, quantity, unit, net, "0.00", "0.00");
    }

    private SupplierInvoice charging(String charges, PurchaseOrder order, Kind kind, String net) {
        return document(unique("C/"), order, kind, null, "1", "C62", net, charges, "0.00");
    }

    private SupplierInvoice stating(String more, PurchaseOrder order, Kind kind, String net) {
        return document(unique("C/"), order, kind, null, "1", "C62", net, "0.00", more);
    }

    private SupplierInvoice document(
            String number,
            PurchaseOrder order,
            Kind kind,
            @Nullable String preceding,
            String quantity,
            String unit,
            String net,
            String charges,
            String more) {
        var amount = new BigDecimal(net);
        var charged = new BigDecimal(charges);
        var tax = amount.add(charged).multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP);
        var gross = amount.add(charged).add(tax).add(new BigDecimal(more));
        return afterJobs(enter(new IncomingInvoice(
                kind,
                new IncomingInvoice.Seller("Supplier", ProcurementExamples.vatIdOf(order.supplierNumber()), null, null),
                number,
                today(),
                null,
                order.currency(),
                order.orderNumber(),
                null,
                preceding,
                List.of(new IncomingInvoice.Line(
                        "1",
                        null,
                        "1",
                        null,
                        "Goods",
                        new BigDecimal(quantity),
                        unit,
                        amount.divide(new BigDecimal(quantity), 6, RoundingMode.HALF_UP),
                        BigDecimal.ONE,
                        amount,
                        "S",
                        new BigDecimal("19"))),
                List.of(),
                new IncomingInvoice.Totals(
                        amount, BigDecimal.ZERO, charged, tax, gross, BigDecimal.ZERO, BigDecimal.ZERO, gross),
                null,
                null,
                null,
                null,
                null)));
    }

    private void release(SupplierInvoice invoice) {
        complete(
                task(invoice.businessKey()),
                "bruno.buyer",
                "buyer",
                Map.of("decision", "release", "reason", "Agreed by phone"));
        runJobs(invoice.businessKey());
    }

    private String verdict(SupplierInvoice invoice) {
        var match = matches.of(invoice.businessKey()).orElseThrow();
        return (match.verdict() + " " + String.join(",", match.reasons())).strip();
    }

    private BigDecimal posted(PurchaseOrder order) {
        return OrderStanding.of(standing.byLine(order), order.lines().get(0)).posted();
    }

    private BigDecimal open(PurchaseOrder order) {
        return balances.openReceiptsOf(order.orderNumber()).stream()
                .map(line -> line.open())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void assertNothingIsLeftOver(PurchaseOrder order) {
        assertThat(open(order)).isZero();
        assertThat(balance(order, AccountPurpose.QUANTITY_VARIANCE)).isZero();
        assertThat(balance(order, AccountPurpose.PRICE_VARIANCE)).isZero();
    }

    /** Over everything booked for the order. */
    private BigDecimal balance(PurchaseOrder order, AccountPurpose purpose) {
        return jdbc.sql("""
                        select coalesce(sum(l.debit - l.credit), 0) from journal_line l
                        join journal_entry e on e.number = l.entry_number
                        where l.account = :account and e.document_key in
                            (select business_key from supplier_invoice where order_number = :order
                             union select receipt_number from goods_receipt where order_number = :order
                             union select movement_number from goods_movement join goods_receipt using (receipt_number)
                                where order_number = :order)
                        """)
                .param("account", accounts.forPurpose(purpose))
                .param("order", order.orderNumber())
                .query(BigDecimal.class)
                .single();
    }

    private BigDecimal booked(SupplierInvoice invoice, AccountPurpose purpose) {
        return jdbc.sql("""
                        select coalesce(sum(l.debit - l.credit), 0) from journal_line l
                        join journal_entry e on e.number = l.entry_number
                        where l.account = :account and e.document_key = :key
                        """)
                .param("account", accounts.forPurpose(purpose))
                .param("key", invoice.businessKey())
                .query(BigDecimal.class)
                .single();
    }
}

package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.banking.Payments;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.IncomingInvoice.Line;
import io.counterfoil.procurement.invoice.IncomingInvoice.Seller;
import io.counterfoil.procurement.invoice.IncomingInvoice.Totals;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoicematch.LastMatches;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsMoving;
import io.counterfoil.procurement.receipt.GoodsReceipt;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.receipt.MovementDraft;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.procurement.requisition.OrderTerms;
import io.counterfoil.procurement.requisition.RequisitionLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases of the matching rules that have a history, each through the real processes and the real database. */
class MatchingCasesProcessTest extends ProcurementProcessTest {
    @Autowired
    LastMatches matches;

    @Autowired
    Payments payments;

    @Autowired
    GoodsMoving moving;

    @Test
    void m14_suppliersMayBillPiecesOfWhatIsOrderedInBoxes() {
        var order = order(line("10", "BX", "24", terms().packOf("EA", "12")));
        receive(order, "10");

        assertThat(verdict(bill(order, Kind.INVOICE, null, "120", "EA", "240.00")))
                .isEqualTo("TOUCHLESS");
    }

    @Test
    void m15_priceForAHundredIsComparedWithoutRoundingThePieces() {
        var exact = order(line("2500", "EA", "3.75", terms().per("100")));
        var dear = order(line("2500", "EA", "3.75", terms().per("100")));
        receive(exact, "2500");
        receive(dear, "2500");

        assertThat(verdict(bill(exact, Kind.INVOICE, null, "2500", "EA", "93.75")))
                .isEqualTo("TOUCHLESS");
        assertThat(verdict(bill(dear, Kind.INVOICE, null, "2500", "EA", "100.00")))
                .isEqualTo("HOLD PRC");
    }

    @Test
    void m19_creditNoteForReturnedGoodsThatWerePaidIsTouchless() {
        var order = order(chairs("100", "10"));
        var receipt = receive(order, "100");
        var invoice = bill(order, Kind.INVOICE, null, "100", "C62", "1000.00");
        giveBack(receipt, "8");

        var credit = bill(order, Kind.CREDIT_NOTE, invoice.invoiceNumber(), "8", "C62", "80.00");

        assertThat(verdict(credit)).isEqualTo("TOUCHLESS");
        assertThat(credit.status()).isEqualTo(Status.POSTED);
    }

    @Test
    void m20_creditNoteReleasesTheInvoiceItCorrects() {
        var order = order(chairs("100", "10"));
        giveBack(receive(order, "100"), "8");
        var invoice = bill(order, Kind.INVOICE, null, "100", "C62", "1000.00");
        assertThat(verdict(invoice)).isEqualTo("HOLD QTY");

        var credit = bill(order, Kind.CREDIT_NOTE, invoice.invoiceNumber(), "8", "C62", "80.00");

        assertThat(credit.status()).isEqualTo(Status.POSTED);
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(paid(invoice)).isEqualByComparingTo("1094.80"); // 920.00 and 19 % tax
    }

    @Test
    void m20_creditNoteThatComesFirstWaitsForItsInvoiceAndThenBothEnd() {
        var order = order(chairs("100", "10"));
        giveBack(receive(order, "100"), "8");
        var number = unique("INV-");
        var credit = bill(order, Kind.CREDIT_NOTE, number, "8", "C62", "80.00");
        assertThat(verdict(credit)).startsWith("PARK REF");

        var invoice = billAs(number, order, Kind.INVOICE, null, "100", "C62", "1000.00");

        assertThat(reread(credit).status()).isEqualTo(Status.POSTED);
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(paid(invoice)).isEqualByComparingTo("1094.80");
    }

    @Test
    void creditOfALaterHeldInvoiceFreesNothingForAnEarlierOne() {
        var order = order(chairs("200", "10"));
        receive(order, "92");
        var earlier = bill(order, Kind.INVOICE, null, "100", "C62", "1000.00");
        var later = billAs(unique("QQ/7/"), order, Kind.INVOICE, null, "50", "C62", "500.00");
        bill(order, Kind.CREDIT_NOTE, later.invoiceNumber(), "8", "C62", "80.00");

        receive(order, "1");

        assertThat(reread(earlier).status()).isEqualTo(Status.HELD);
        assertThat(reread(later).status()).isEqualTo(Status.HELD);
    }

    @Test
    void m21_creditOfMoneyBringsAPriceWithinTolerance() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = bill(order, Kind.INVOICE, null, "100", "C62", "1060.00");
        assertThat(verdict(invoice)).isEqualTo("HOLD PRC");

        bill(order, Kind.VALUE_CREDIT, invoice.invoiceNumber(), "100", "C62", "40.00");

        assertThat(verdict(invoice)).isEqualTo("WITHIN_TOL");
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(paid(invoice)).isEqualByComparingTo("1213.80"); // 1,020.00 and 19 % tax
    }

    @Test
    void m22_subsequentDebitsAddUpAndLeaveTheQuantityAlone() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = bill(order, Kind.INVOICE, null, "100", "C62", "1000.00");

        var first = bill(order, Kind.SUBSEQUENT_DEBIT, invoice.invoiceNumber(), "100", "C62", "15.00");
        var second = bill(order, Kind.SUBSEQUENT_DEBIT, invoice.invoiceNumber(), "100", "C62", "10.00");

        assertThat(verdict(first)).isEqualTo("WITHIN_TOL");
        assertThat(verdict(second)).isEqualTo("HOLD PRC");
    }

    @Test
    void m31_servicesAreMatchedByTheAmountAccepted() {
        var order = order(line("1", "LS", "5000", terms().kind(LineTerms.Kind.SERVICE)));
        accept(order, "2000");
        assertThat(verdict(bill(order, Kind.INVOICE, null, "1", "LS", "2030.00")))
                .isEqualTo("HOLD AMT");

        var other = order(line("1", "LS", "5000", terms().kind(LineTerms.Kind.SERVICE)));
        accept(other, "2000");
        assertThat(verdict(bill(other, Kind.INVOICE, null, "1", "LS", "2020.00")))
                .isEqualTo("WITHIN_TOL");
    }

    @Test
    void m34_blanketOrderIsBilledUpToItsLimitWithoutReceipts() {
        var order = order(line("1", "LS", "1000", terms().kind(LineTerms.Kind.BLANKET)));
        assertThat(verdict(bill(order, Kind.INVOICE, null, "1", "LS", "500.00")))
                .isEqualTo("TOUCHLESS");
        // A number unlike the first's: without receipts a likeness would hold as well.
        assertThat(verdict(billAs(unique("ZX/88/"), order, Kind.INVOICE, null, "1", "LS", "511.00")))
                .isEqualTo("HOLD BLK");
    }

    @Test
    void m38_prepaymentIsRequestedUpToWhatIsAgreedAndTakenBack() {
        var order = order(new OrderTerms(new BigDecimal("30"), BigDecimal.ZERO, false), line("100", "C62", "100"));
        var dear = bill(order, Kind.PREPAYMENT_REQUEST, null, "1", "C62", "3500.00");
        assertThat(verdict(dear)).isEqualTo("HOLD PREPAY");
        decide(dear, "buyer", "reject");

        var request = bill(order, Kind.PREPAYMENT_REQUEST, null, "1", "C62", "3000.00");
        receive(order, "100");
        var invoice = bill(order, Kind.INVOICE, null, "100", "C62", "10000.00");

        assertThat(verdict(request)).isEqualTo("TOUCHLESS");
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(paid(invoice)).isEqualByComparingTo("8330.00"); // 7,000.00 and 19 % tax
    }

    @Test
    void m39_retentionIsKeptBackAndReleasedUpToWhatWasKept() {
        var order = order(new OrderTerms(BigDecimal.ZERO, new BigDecimal("5"), false), line("100", "C62", "1000"));
        receive(order, "100");
        var first = bill(order, Kind.INVOICE, null, "40", "C62", "40000.00");
        var second = bill(order, Kind.INVOICE, null, "60", "C62", "60000.00");
        var tooMuch = bill(order, Kind.RETENTION_RELEASE, null, "1", "C62", "5500.00");

        assertThat(paid(first)).isEqualByComparingTo("45600.00"); // 38,000.00 and the whole tax of 7,600.00
        assertThat(paid(second)).isEqualByComparingTo("68400.00");
        assertThat(verdict(tooMuch)).startsWith("HOLD").contains("RET");
    }

    @Test
    void m41_invoiceForReceiptsThatSettleThemselvesIsRejected() {
        var order = order(new OrderTerms(BigDecimal.ZERO, BigDecimal.ZERO, true), line("40", "C62", "10"));
        receive(order, "40");

        assertThat(verdict(bill(order, Kind.INVOICE, null, "40", "C62", "400.00")))
                .startsWith("REJECT")
                .contains("ERS");
    }

    @Test
    void m48_earlierInvoicesComeFirstWhateverIsReleased() {
        var order = order(chairs("100", "10"));
        receive(order, "50");
        var a = bill(order, Kind.INVOICE, null, "80", "C62", "800.00");
        var b = bill(order, Kind.INVOICE, null, "20", "C62", "200.00");
        assertThat(List.of(reread(a).status(), reread(b).status())).containsExactly(Status.HELD, Status.HELD);
        receive(order, "40");
        assertThat(List.of(reread(a).status(), reread(b).status())).containsExactly(Status.POSTED, Status.HELD);
        receive(order, "10");
        assertThat(reread(b).status()).isEqualTo(Status.POSTED);
    }

    // --- words of this test

    private static Agreed terms() {
        return new Agreed(LineTerms.STANDARD);
    }

    /** Terms said one by one. */
    private record Agreed(LineTerms terms) {
        Agreed kind(LineTerms.Kind kind) {
            return with(kind, terms.pricePer(), terms.packUnit(), terms.packQuantity());
        }

        Agreed per(String units) {
            return with(terms.kind(), new BigDecimal(units), terms.packUnit(), terms.packQuantity());
        }

        Agreed packOf(String unit, String quantity) {
            return with(terms.kind(), terms.pricePer(), unit, new BigDecimal(quantity));
        }

        private static Agreed with(
                LineTerms.Kind kind,
                BigDecimal pricePer,
                @Nullable String packUnit,
                @Nullable BigDecimal packQuantity) {
            return new Agreed(new LineTerms(
                    kind,
                    pricePer,
                    null,
                    null,
                    BigDecimal.ZERO,
                    null,
                    null,
                    BigDecimal.ZERO,
                    null,
                    null,
                    null,
                    null,
                    null,
                    packUnit,
                    packQuantity,
                    BigDecimal.ONE));
        }
    }

    private static RequisitionLine line(String quantity, String unit, String price) {
        return line(quantity, unit, price, terms());
    }

    private static RequisitionLine line(String quantity, String unit, String price, Agreed agreed) {
        return new RequisitionLine("Goods", new BigDecimal(quantity), unit, new BigDecimal(price), agreed.terms);
    }

    private void accept(PurchaseOrder order, String amount) {
        receiving.receive(
                new DeliveryDraft(
                        order.orderNumber(),
                        unique("DN-"),
                        ProcurementExamples.today(),
                        List.of(new GoodsReceiptLine(1, BigDecimal.ONE, null, new BigDecimal(amount)))),
                REX);
    }

    private void giveBack(GoodsReceipt receipt, String quantity) {
        moving.register(
                new MovementDraft(
                        receipt.receiptNumber(),
                        io.counterfoil.procurement.receipt.GoodsMovement.Kind.RETURN,
                        unique("RET-"),
                        "Broken",
                        LocalDate.now(),
                        List.of(new MovementDraft.Line(
                                "lines[0].quantity",
                                1,
                                io.counterfoil.procurement.receipt.GoodsMovementLine.Kind.RETURN,
                                new BigDecimal(quantity),
                                false))),
                REX);
    }

    private SupplierInvoice bill(
            PurchaseOrder order, Kind kind, @Nullable String preceding, String quantity, String unit, String net) {
        return billAs(unique("INV-"), order, kind, preceding, quantity, unit, net);
    }

    private SupplierInvoice billAs(
            String number,
            PurchaseOrder order,
            Kind kind,
            @Nullable String preceding,
            String quantity,
            String unit,
            String net) {
        var amount = new BigDecimal(net);
        var tax = amount.multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP);
        var gross = amount.add(tax);
        return afterJobs(enter(new IncomingInvoice(
                kind,
                new Seller("Supplier", ProcurementExamples.vatIdOf(order.supplierNumber()), null, null),
                number,
                ProcurementExamples.today(),
                null,
                order.currency(),
                order.orderNumber(),
                null,
                preceding,
                List.of(new Line(
                        "1",
                        null,
                        "1",
                        null,
                        "Goods",
                        new BigDecimal(quantity),
                        unit,
                        amount,
                        BigDecimal.ONE,
                        amount,
                        "S",
                        new BigDecimal("19"))),
                List.of(),
                new Totals(
                        amount, BigDecimal.ZERO, BigDecimal.ZERO, tax, gross, BigDecimal.ZERO, BigDecimal.ZERO, gross),
                null,
                null,
                null,
                null,
                null)));
    }

    private void decide(SupplierInvoice invoice, String group, String decision) {
        complete(
                task(invoice.businessKey()),
                "pat." + group,
                group,
                java.util.Map.of("decision", decision, "reason", "As agreed"));
    }

    private String verdict(SupplierInvoice invoice) {
        var match = matches.of(invoice.businessKey()).orElseThrow();
        return (match.verdict() + " " + String.join(",", match.reasons())).strip();
    }

    private BigDecimal paid(SupplierInvoice invoice) {
        return payments.findById(invoice.businessKey()).orElseThrow().amount();
    }
}

package io.counterfoil.supplierexchange;

import static io.counterfoil.supplierexchange.InvoiceSamples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.helger.jaxb.GenericJAXBMarshaller;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.IncomingInvoice.Line;
import io.counterfoil.procurement.invoice.IncomingInvoice.Seller;
import io.counterfoil.procurement.invoice.IncomingInvoice.TaxSubtotal;
import io.counterfoil.procurement.invoice.IncomingInvoice.Totals;
import jakarta.xml.bind.JAXBContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import javax.xml.namespace.QName;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures here were read by hand from the files. */
class UblInvoiceReaderTest {
    private final UblInvoiceReader reader = new UblInvoiceReader();

    @Test
    void germanInvoiceIsReadToTheCent() {
        var invoice = reader.read(InvoiceSamples.repositoryFile("xrechnung/01.01a-INVOICE_ubl.xml"));

        assertThat(invoice.kind()).isEqualTo(Kind.INVOICE);
        assertThat(invoice.invoiceNumber()).isEqualTo("123456XX");
        assertThat(invoice.issueDate()).isEqualTo(LocalDate.of(2016, 4, 4));
        assertThat(invoice.dueDate()).isNull();
        assertThat(invoice.currency()).isEqualTo("EUR");
        assertThat(invoice.buyerReference()).isEqualTo("04011000-12345-03");
        assertThat(invoice.orderNumber()).isNull();
        assertThat(invoice.iban()).isEqualTo("DE79000000001234567890");
        assertThat(invoice.bic()).isNull();
        assertThat(invoice.note()).startsWith("#ADU#Es gelten unsere Allgem. Geschäftsbedingungen");
        assertThat(invoice.seller())
                .isEqualTo(new Seller("[Seller name]", "DE 123456789", "[HRA-Eintrag]", "EM:seller@email.de"));
        assertThat(invoice.lines())
                .containsExactly(
                        delivered(
                                "2016-12-31",
                                null,
                                line(
                                        "Zeitschrift [...]",
                                        "6171175.1",
                                        "246",
                                        "Zeitschrift [...]",
                                        "1 XPP at 288.79 per 1",
                                        "288.79 S 7")),
                        line(
                                "Porto + Versandkosten",
                                null,
                                null,
                                "Porto + Versandkosten",
                                "1 XPP at 26.07 per 1",
                                "26.07 S 7"));
        assertThat(invoice.taxSubtotals()).containsExactly(tax("S", "7", "314.86", "22.04"));
        assertThat(invoice.totals()).isEqualTo(totals("314.86", "0", "0", "22.04", "336.9", "0", "0", "336.9"));
    }

    @Test
    void allowancesChargesPrepaymentAndPricesPerTwoAreRead() {
        var invoice = reader.read(InvoiceSamples.repositoryFile("peppol-in-the-wild/peppol-allowance.xml"));

        assertThat(invoice.totals())
                .isEqualTo(totals("5949", "200", "1189.8", "1484.7", "8423.5", "1000", "0", "7423.5"));
        assertThat(invoice.taxSubtotals())
                .containsExactly(tax("S", "25", "5938.8", "1484.7"), tax("E", "0", "1000", "0"));
        assertThat(invoice.lines()).hasSize(3);
        assertThat(invoice.lines().get(1))
                .isEqualTo(delivered(
                        "2017-12-05",
                        null,
                        line("2", "124", "97iugug876", "item name", "10 C62 at 200 per 2", "1000 E 0")));
        assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2017, 12, 1));
        assertThat(invoice.iban()).isEqualTo("IBAN32423940");
        assertThat(invoice.bic()).isEqualTo("BIC324098");
        assertThat(invoice.paymentReference()).isEqualTo("Snippet1");
        assertThat(invoice.seller())
                .isEqualTo(new Seller("SupplierOfficialName Ltd", "GB1232434", "GB983294", "0088:7300010000001"));
    }

    @Test
    void creditNoteKeepsItsSignsAndItsKind() {
        var credit = reader.read(InvoiceSamples.repositoryFile("peppol-in-the-wild/peppol-credit-note-example.xml"));

        assertThat(credit.kind()).isEqualTo(Kind.CREDIT_NOTE);
        assertThat(credit.lines())
                .containsExactly(
                        line("1000", "123", "21382183120983", "item name", "7 DAY at 400 per 1", "2800 S 25"),
                        line("2000", "123", "21382183120983", "item name 2", "-3 DAY at 500 per 1", "-1500 S 25"));
        assertThat(credit.totals()).isEqualTo(totals("1300", "0", "0", "325", "1625", "0", "0", "1625"));
        assertThat(credit.iban()).isNull();
    }

    @Test
    void monthlyServicesOfSevenContractsAreSevenLines() {
        var invoice = reader.read(InvoiceSamples.repositoryFile("xrechnung/01.06a-INVOICE_ubl.xml"));

        assertThat(invoice.lines())
                .extracting(Line::lineId)
                .containsExactly(
                        "8000593202",
                        "8000612340",
                        "8000619834",
                        "8000619863",
                        "8000613563",
                        "8000648582",
                        "8000648584");
        assertThat(invoice.lines().get(1).net()).isEqualTo(new BigDecimal("16704.07"));
        assertThat(invoice.totals()).isEqualTo(totals("18236.72", "0", "0", "3464.98", "21701.7", "0", "0", "21701.7"));
    }

    @Test
    void vatStatedInASecondCurrencyIsNotAddedToTheTotal() {
        var file = InvoiceSamples.SHARED.resolve("en16931-ubl/ubl-tc434-example5.xml");
        assumeTrue(Files.exists(file), "skipped: no " + file + "; name the folder with -Dcounterfoil.shared=...");
        var invoice = reader.read(InvoiceSamples.bytes(file));

        assertThat(invoice.currency()).isEqualTo("DKK");
        assertThat(invoice.orderNumber()).isEqualTo("PO4711");
        assertThat(invoice.precedingInvoice()).isEqualTo("TOSL109");
        assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2013, 5, 10));
        assertThat(invoice.paymentReference()).isEqualTo("Payref1");
        assertThat(invoice.iban()).as("the payer's account is not the payee's").isNull();
        assertThat(invoice.taxSubtotals())
                .containsExactly(tax("S", "25", "1500.00", "375.00"), tax("S", "12", "2500.00", "300.00"));
        assertThat(invoice.totals())
                .isEqualTo(totals("4000.00", "150.00", "150.00", "675.00", "4675.00", "2337.50", "0", "2337.50"));
        assertThat(invoice.lines().get(0))
                .isEqualTo(delivered(
                        "2013-04-10",
                        "3544",
                        line("1", "1", "BUY123", "Printing paper", "1000 EA at 1.00 per 1", "1000.00 S 25")));
    }

    @Test
    void selfTestInvoiceNamesItsOrderAndOrderLine() {
        var invoice = reader.read(utf8(InvoiceSamples.selfTest()));

        assertThat(invoice.orderNumber()).isEqualTo("PO-1001");
        assertThat(invoice.lines()).extracting(Line::orderLine).containsExactly("1");
        assertThat(invoice.iban()).isEqualTo("AT611904300234573201");
    }

    @Test
    void lineMayBelongToAnotherOrderThanTheInvoice() {
        var invoice = reader.read(
                utf8(
                        InvoiceSamples.selfTest()
                                .replace(
                                        "<cbc:LineID>1</cbc:LineID>",
                                        "<cbc:LineID>1</cbc:LineID><cac:OrderReference><cbc:ID>PO-2002</cbc:ID></cac:OrderReference>")));

        assertThat(invoice.orderNumber()).isEqualTo("PO-1001");
        assertThat(invoice.lines()).extracting(Line::orderNumber).containsExactly("PO-2002");
    }

    @Test
    void ibanInPrintFormLosesItsBlanks() {
        var printed = InvoiceSamples.selfTest().replace("AT611904300234573201", "AT61 1904 3002 3457 3201");

        assertThat(reader.read(utf8(printed)).iban()).isEqualTo("AT611904300234573201");
    }

    @Test
    void byteOrderMarkAndOtherEncodingsDoNotMatter() {
        var expected = reader.read(utf8(InvoiceSamples.selfTest()));
        var utf16 = InvoiceSamples.selfTest()
                .replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"")
                .getBytes(StandardCharsets.UTF_16);

        assertThat(reader.read(utf8("\uFEFF" + InvoiceSamples.selfTest()))).isEqualTo(expected);
        assertThat(reader.read(utf16)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <cbc:ID>SELF-TEST-1</cbc:ID>                                     | BT-1 invoice number
            <cbc:IssueDate>2026-11-02</cbc:IssueDate>                        | BT-2 invoice issue date
            <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>         | BT-5 invoice currency code
            <cbc:RegistrationName>Self Test Supplies GmbH</cbc:RegistrationName> | BT-27 seller name
            <cbc:TaxInclusiveAmount currencyID="EUR">120.00</cbc:TaxInclusiveAmount> | BT-112 invoice total amount with VAT
            <cbc:PayableAmount currencyID="EUR">120.00</cbc:PayableAmount>   | BT-115 amount due for payment
            <cbc:InvoicedQuantity unitCode="C62">10</cbc:InvoicedQuantity>   | BT-129 invoiced quantity of line 1
            <cbc:Name>Paper, A4</cbc:Name>                                   | BT-153 item name of line 1
            <cbc:PriceAmount currencyID="EUR">10.00</cbc:PriceAmount>        | BT-146 item net price of line 1
            """)
    void missingValueIsNamedByItsBusinessTerm(String element, String term) {
        var incomplete = InvoiceSamples.selfTest().replace(element, "");

        assertThatExceptionOfType(InvoiceIncomplete.class)
                .isThrownBy(() -> reader.read(utf8(incomplete)))
                .withMessageContaining("does not state " + term + ";")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("INVOICE_INCOMPLETE"));
    }

    @Test
    void blankInvoiceNumberIsMissing() {
        var blank = InvoiceSamples.selfTest().replace("<cbc:ID>SELF-TEST-1</cbc:ID>", "<cbc:ID> </cbc:ID>");

        assertThatExceptionOfType(InvoiceIncomplete.class).isThrownBy(() -> reader.read(utf8(blank)));
    }

    @Test
    void amountInAForeignCurrencyIsNotTakenForOurs() {
        var mixed = InvoiceSamples.selfTest()
                .replace("<cbc:PayableAmount currencyID=\"EUR\">", "<cbc:PayableAmount currencyID=\"HUF\">");

        assertThatExceptionOfType(InvoiceContradictory.class)
                .isThrownBy(() -> reader.read(utf8(mixed)))
                .withMessageContaining("BT-115 amount due for payment is 120.00 HUF on an invoice in EUR");
    }

    @Test
    void priceForNoUnitsIsRefused() {
        var perNothing = InvoiceSamples.selfTest()
                .replace(
                        "</cbc:PriceAmount>",
                        "</cbc:PriceAmount><cbc:BaseQuantity unitCode=\"C62\">0</cbc:BaseQuantity>");

        assertThatExceptionOfType(InvoiceContradictory.class)
                .isThrownBy(() -> reader.read(utf8(perNothing)))
                .withMessageContaining("BT-149 price base quantity of line 1 is 0");
    }

    @Test
    void priceInAnotherUnitThanTheQuantityIsRefused() {
        var perHour = InvoiceSamples.selfTest()
                .replace(
                        "</cbc:PriceAmount>",
                        "</cbc:PriceAmount><cbc:BaseQuantity unitCode=\"HUR\">1</cbc:BaseQuantity>");

        assertThatExceptionOfType(InvoiceContradictory.class)
                .isThrownBy(() -> reader.read(utf8(perHour)))
                .withMessageContaining(
                        "BT-150 unit of the price of line 1 is HUR, but the quantity (BT-130) is in C62");
    }

    @Test
    void everyInvoiceThatTheRulesAcceptIsAlsoReadAndAddsUp() {
        for (var sample : InvoiceSamples.expectations(InvoiceSamples.REPOSITORY)) {
            if (sample.valid()) {
                assertAddsUp(sample.file(), reader.read(sample.document()));
            }
        }
    }

    @Test
    void bindingThatCannotBeSetUpIsAnOutageAndNoRefusal() {
        var withoutRuntime = new GenericJAXBMarshaller<>(InvoiceType.class, new QName("Invoice")) {
            @Override
            protected JAXBContext getJAXBContext(@Nullable ClassLoader loader) {
                throw new IllegalArgumentException("no JAXB runtime on the class path");
            }
        };

        assertThatExceptionOfType(ExternalSystemUnavailable.class)
                .isThrownBy(() -> UblInvoiceReader.bound(withoutRuntime, utf8(InvoiceSamples.selfTest())))
                .withStackTraceContaining("no JAXB runtime on the class path");
    }

    private static void assertAddsUp(String file, IncomingInvoice invoice) {
        var stated = invoice.totals();
        var lines = invoice.lines().stream().map(Line::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(lines).as(file).isEqualByComparingTo(stated.lineTotal());
        assertThat(stated.grandTotal().subtract(stated.prepaid()).add(stated.rounding()))
                .as(file)
                .isEqualByComparingTo(stated.payable());
        assertThat(stated.lineTotal()
                        .subtract(stated.allowanceTotal())
                        .add(stated.chargeTotal())
                        .add(stated.taxTotal()))
                .as(file)
                .isEqualByComparingTo(stated.grandTotal());
    }

    @ParameterizedTest
    @CsvSource({
        "380, INVOICE",
        "386, PREPAYMENT_REQUEST",
        "383, SUBSEQUENT_DEBIT",
        "84, SUBSEQUENT_DEBIT",
        "326, INVOICE",
        "381, INVOICE"
    })
    void typeCodeTellsWhatAnInvoiceDoes(String code, Kind kind) {
        var document =
                InvoiceSamples.selfTest().replace("<cbc:InvoiceTypeCode>380<", "<cbc:InvoiceTypeCode>" + code + "<");

        assertThat(reader.read(utf8(document)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"381, CREDIT_NOTE", "83, VALUE_CREDIT", "396, CREDIT_NOTE", "380, CREDIT_NOTE"})
    void typeCodeTellsWhatACreditNoteTakesBack(String code, Kind kind) {
        var document = InvoiceSamples.selfTest()
                .replace(
                        "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
                        "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2")
                .replace("<Invoice ", "<CreditNote ")
                .replace("</Invoice>", "</CreditNote>")
                .replace("  <cbc:DueDate>2026-12-02</cbc:DueDate>\n", "")
                .replace(
                        "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
                        "<cbc:CreditNoteTypeCode>" + code + "</cbc:CreditNoteTypeCode>")
                .replace("InvoiceLine>", "CreditNoteLine>")
                .replace("InvoicedQuantity", "CreditedQuantity");

        assertThat(reader.read(utf8(document)).kind()).isEqualTo(kind);
    }

    @Test
    void deliveryOfTheDocumentHoldsForLinesThatSayNothing() {
        var document = InvoiceSamples.selfTest().replace("  <cac:OrderReference>", """
                  <cbc:AccountingCost>CC-4711</cbc:AccountingCost>
                  <cac:OrderReference>""".stripTrailing());
        document = document.replace("  <cac:AccountingSupplierParty>", """
                  <cac:DespatchDocumentReference><cbc:ID>DN-88</cbc:ID></cac:DespatchDocumentReference>
                  <cac:AccountingSupplierParty>""").replace("  <cac:PaymentMeans>", """
                  <cac:Delivery><cbc:ActualDeliveryDate>2026-10-30</cbc:ActualDeliveryDate></cac:Delivery>
                  <cac:PaymentMeans>""");
        var invoice = reader.read(utf8(document));

        assertThat(invoice.costCentre()).isEqualTo("CC-4711");
        assertThat(invoice.lines()).allSatisfy(line -> {
            assertThat(line.serviceDate()).isEqualTo(LocalDate.of(2026, 10, 30));
            assertThat(line.receiptReference()).isEqualTo("DN-88");
        });
        var withReceipt = document.replace(
                "<cac:DespatchDocumentReference>",
                "<cac:ReceiptDocumentReference><cbc:ID>GR-7</cbc:ID></cac:ReceiptDocumentReference>\n  <cac:DespatchDocumentReference>");
        assertThat(reader.read(utf8(withReceipt)).lines().get(0).receiptReference())
                .isEqualTo("GR-7");
    }

    @Test
    void lineThatSaysWhenAndWhatWasDeliveredIsTakenAtItsWord() {
        var document = InvoiceSamples.selfTest()
                .replace("  <cac:PaymentMeans>", """
                          <cac:Delivery><cbc:ActualDeliveryDate>2026-10-30</cbc:ActualDeliveryDate></cac:Delivery>
                          <cac:PaymentMeans>""")
                .replaceFirst("</cbc:LineExtensionAmount>\\s*<cac:OrderLineReference>", """
                        </cbc:LineExtensionAmount>
                        <cac:InvoicePeriod><cbc:StartDate>2026-09-01</cbc:StartDate><cbc:EndDate>2026-09-30</cbc:EndDate></cac:InvoicePeriod>
                        <cac:OrderLineReference>""")
                .replaceFirst("</cac:OrderLineReference>", """
                        </cac:OrderLineReference>
                        <cac:DespatchLineReference><cbc:LineID>1</cbc:LineID><cac:DocumentReference><cbc:ID>DN-9</cbc:ID></cac:DocumentReference></cac:DespatchLineReference>
                        """);
        var line = reader.read(utf8(document)).lines().get(0);

        assertThat(line.serviceDate()).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(line.receiptReference()).isEqualTo("DN-9");
        var open = document.replace("<cbc:EndDate>2026-09-30</cbc:EndDate>", "");
        assertThat(reader.read(utf8(open)).lines().get(0).serviceDate()).isEqualTo(LocalDate.of(2026, 9, 1));
    }

    private static TaxSubtotal tax(String category, String percent, String base, String tax) {
        return new TaxSubtotal(category, new BigDecimal(percent), new BigDecimal(base), new BigDecimal(tax));
    }

    private static Totals totals(String... figures) {
        var f = Arrays.stream(figures).map(BigDecimal::new).toList();
        return new Totals(f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6), f.get(7));
    }

    /**
     * @param price as in {@code 10 C62 at 400 per 2}: quantity, unit, unit price, base quantity
     * @param amount as in {@code 2000 S 25}: net amount, VAT category and rate
     */
    private static Line line(
            String lineId,
            @Nullable String orderLine,
            @Nullable String itemId,
            String description,
            String price,
            String amount) {
        var p = price.split(" ", -1);
        var a = amount.split(" ", -1);
        return new Line(
                lineId,
                null,
                orderLine,
                itemId,
                description,
                new BigDecimal(p[0]),
                p[1],
                new BigDecimal(p[3]),
                new BigDecimal(p[5]),
                new BigDecimal(a[0]),
                a[1],
                new BigDecimal(a[2]));
    }

    private static Line delivered(String serviceDate, @Nullable String receiptReference, Line line) {
        return new Line(
                line.lineId(),
                line.orderNumber(),
                line.orderLine(),
                line.itemId(),
                line.description(),
                line.quantity(),
                line.unitCode(),
                line.unitPrice(),
                line.priceBaseQuantity(),
                line.net(),
                line.taxCategory(),
                line.taxPercent(),
                LocalDate.parse(serviceDate),
                receiptReference,
                null);
    }
}

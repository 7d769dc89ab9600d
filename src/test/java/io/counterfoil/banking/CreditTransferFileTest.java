package io.counterfoil.banking;

import static io.counterfoil.banking.BankingExamples.IBAN;
import static io.counterfoil.banking.BankingExamples.LONG_DUE;
import static io.counterfoil.banking.BankingExamples.RELEASED_AT;
import static io.counterfoil.banking.BankingExamples.order;
import static io.counterfoil.banking.BankingExamples.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class CreditTransferFileTest {
    @Test
    void fileIsValidAgainstThePublishedSchema() throws Exception {
        validate(write(null, order("S-100/INV-1", "100.10", "EUR"), order("S-100/INV-2", "0.01", "EUR")));
    }

    @Test
    void fileWithBicsLongNamesAndStrangeCharactersIsValid() throws Exception {
        var strange = new PaymentOrder(
                "S-ÄÖ/INV <&> 😀 " + "9".repeat(80),
                "S-ÄÖ",
                "Müller & Söhne 😀 \"Größe\" Œuvre łódź ".repeat(8).substring(0, 200),
                "de89 3704 0044 0532 0130 00",
                null,
                Money.of("1.00", "EUR"),
                LONG_DUE,
                "Rechnung 株式会社 // " + "ü".repeat(200));
        var xml = write("COBADEFFXXX", strange);
        validate(xml);
        assertThat(new String(xml, StandardCharsets.UTF_8)).matches("[\\x20-\\x7E\\n]*");
        assertThat(text(xml, "//*[local-name()='Cdtr']/*[local-name()='Nm']"))
                .startsWith("Mueller + Soehne 'Groesse' OEuvre lodz")
                .hasSizeLessThanOrEqualTo(70);
        assertThat(text(xml, "//*[local-name()='Ustrd']")).hasSizeLessThanOrEqualTo(140);
        assertThat(text(xml, "//*[local-name()='EndToEndId']")).hasSizeLessThanOrEqualTo(35);
    }

    @Test
    void nameWithoutLatinLettersGivesWayToTheSuppliersNumber() throws Exception {
        var order = new PaymentOrder("S-7/1", "S-7", "株式会社", IBAN, null, Money.of("1.00", "EUR"), LONG_DUE, "1");
        assertThat(text(write(null, order), "//*[local-name()='Cdtr']/*[local-name()='Nm']"))
                .isEqualTo("S-7");
    }

    @Test
    void amountsHaveTheDecimalsOfTheirCurrency() throws Exception {
        var xml = write(
                null, order("S-1/A", "1234.5", "EUR"), order("S-1/B", "98765", "JPY"), order("S-1/C", "1.234", "KWD"));
        validate(xml);
        assertThat(text(xml, "//*[local-name()='InstdAmt'][@Ccy='EUR']")).isEqualTo("1234.50");
        assertThat(text(xml, "//*[local-name()='InstdAmt'][@Ccy='JPY']")).isEqualTo("98765");
        assertThat(text(xml, "//*[local-name()='InstdAmt'][@Ccy='KWD']")).isEqualTo("1.234");
        assertThat(text(xml, "//*[local-name()='GrpHdr']/*[local-name()='CtrlSum']"))
                .isEqualTo("100000.734");
        assertThat(text(xml, "count(//*[local-name()='PmtInf'])")).isEqualTo("3");
    }

    @Test
    void countAndControlSumOfAThousandPaymentsAreExact() throws Exception {
        var orders = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> order("S-100/INV-" + i, i + ".01", "EUR"))
                .toArray(PaymentOrder[]::new);
        var xml = write(null, orders);
        validate(xml);
        assertThat(text(xml, "//*[local-name()='GrpHdr']/*[local-name()='NbOfTxs']"))
                .isEqualTo("1000");
        assertThat(text(xml, "//*[local-name()='GrpHdr']/*[local-name()='CtrlSum']"))
                .isEqualTo("500510.00");
        assertThat(text(xml, "count(//*[local-name()='CdtTrfTxInf'])")).isEqualTo("1000");
    }

    @Test
    void paymentDueLaterIsExecutedOnItsDay() throws Exception {
        var xml = write(
                null, order("S-1/NOW", "1.00", "EUR"), order("S-1/LATER", "1.00", "EUR", LocalDate.of(2026, 12, 24)));
        assertThat(text(xml, "//*[local-name()='PmtInf'][1]//*[local-name()='Dt']"))
                .isEqualTo("2026-11-21");
        assertThat(text(xml, "//*[local-name()='PmtInf'][2]//*[local-name()='Dt']"))
                .isEqualTo("2026-12-24");
    }

    @Test
    void sameRunGivesTheSameBytesInWhateverOrderItIsRead() {
        var a = order("S-1/A", "1.00", "EUR");
        var b = order("S-1/B", "2.00", "EUR");
        assertThat(write(null, a, b)).isEqualTo(write(null, b, a));
    }

    @Test
    void referenceIsStableShortAndDistinctForKeysThatLookAlike() {
        var one = EndToEndId.of("S-1/00-A", 0);
        assertThat(EndToEndId.of("S-1/00-A", 0)).isEqualTo(one);
        assertThat(EndToEndId.of("S/1-00-A", 0)).isNotEqualTo(one);
        assertThat(EndToEndId.of("S-1/00-A", 1)).isNotEqualTo(one).isNotEqualTo(EndToEndId.of("S-1/00-A", 2));
        assertThat(EndToEndId.of("S-1/" + "X".repeat(100), 0))
                .hasSizeLessThanOrEqualTo(35)
                .isNotEqualTo(EndToEndId.of("S-1/" + "X".repeat(101), 0));
        assertThat(EndToEndId.of("株/式", 0)).matches("[A-Za-z0-9.-]{1,35}");
    }

    private static byte[] write(@Nullable String bic, PaymentOrder... orders) {
        var settings = new BankingSettings(
                "Käufer AG & Co", "CH9300762011623852957", bic, Path.of("unused"), ZoneId.of("Europe/Berlin"));
        var payments = new ArrayList<Payment>();
        List.of(orders).forEach(order -> payments.add(payment(order)));
        return new CreditTransferFile(settings).write("RUN-1001", RELEASED_AT, payments);
    }

    static void validate(byte[] xml) throws Exception {
        var schema = CreditTransferFileTest.class.getResource("/pain.001.001.09.xsd");
        SchemaFactory.newDefaultInstance()
                .newSchema(schema)
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    private static String text(byte[] xml, String xpath) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        return XPathFactory.newDefaultInstance().newXPath().evaluate(xpath, document);
    }
}

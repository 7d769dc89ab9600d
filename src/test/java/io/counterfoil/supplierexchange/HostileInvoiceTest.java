package io.counterfoil.supplierexchange;

import static io.counterfoil.supplierexchange.InvoiceSamples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.BusinessRuleViolation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may send an invoice may send anything: reader and rules refuse it alike, quickly and without side effects. */
class HostileInvoiceTest {
    private static final String SECRET = "a-secret-on-this-disk";
    private static final String ROOT_START = "<Invoice ";

    private final UblInvoiceReader reader = new UblInvoiceReader();
    private final PhiveInvoiceRules rules = new PhiveInvoiceRules(InvoiceSamples.ruleSets());

    @Test
    void externalEntityReadsNoFile(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
        var attack = InvoiceSamples.selfTest()
                .replace(
                        ROOT_START,
                        "<!DOCTYPE Invoice [<!ENTITY xxe SYSTEM \"" + secret.toUri() + "\">]>\n" + ROOT_START)
                .replace("SELF-TEST-1", "&xxe;");

        assertThat(refusalOf(utf8(attack)))
                .isInstanceOf(InvoiceMalformed.class)
                .hasMessageContaining("DOCTYPE")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void xincludeReadsNoFile(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
        var include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\"" + secret.toUri()
                + "\"/>";
        var attack = utf8(InvoiceSamples.selfTest().replace("<cbc:ID>SELF-TEST-1", "<cbc:ID>" + include));

        assertThatExceptionOfType(InvoiceMalformed.class)
                .isThrownBy(() -> reader.read(attack))
                .withMessageContaining("include")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(SECRET));
        assertThat(rules.check(attack).valid()).isFalse();
        assertThat(rules.check(attack).toString()).doesNotContain(SECRET);
    }

    @Test
    void entitiesThatGrowExponentiallyAreRefusedAtOnce() {
        var laughs = new StringBuilder("<!DOCTYPE Invoice [<!ENTITY l0 \"lol\">");
        for (var level = 1; level <= 9; level++) {
            laughs.append("<!ENTITY l").append(level).append(" \"");
            laughs.append(("&l" + (level - 1) + ";").repeat(10)).append("\">");
        }
        var attack = InvoiceSamples.selfTest()
                .replace(ROOT_START, laughs.append("]>") + ROOT_START)
                .replace("SELF-TEST-1", "&l9;");

        assertThat(refusalOf(utf8(attack))).isInstanceOf(InvoiceMalformed.class).hasMessageContaining("DOCTYPE");
    }

    @Test
    void plainDoctypeIsRefusedWithItsPlace() {
        var attack = InvoiceSamples.selfTest().replace(ROOT_START, "<!DOCTYPE Invoice>\n" + ROOT_START);

        assertThat(refusalOf(utf8(attack)))
                .hasMessageContaining("at line 3, column 10")
                .hasMessageContaining("DOCTYPE");
    }

    @Test
    void schemaLocationsOfTheDocumentAreNotFetched() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var location = "http://127.0.0.1:" + server.getLocalPort() + "/x.xsd";
            var hinted = utf8(InvoiceSamples.selfTest()
                    .replace(
                            ROOT_START,
                            "<Invoice xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
                                    + "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2 " + location + "\" "));

            assertThat(reader.read(hinted).invoiceNumber()).isEqualTo("SELF-TEST-1");
            assertThat(rules.check(hinted).ruleSet()).isEqualTo("eu.peppol.bis3:invoice:2026.5");
            server.setSoTimeout(200);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "no XML at all",
                "{\"Invoice\": {}}",
                "%PDF-1.7",
                "<?xml version=\"1.0\"?>",
                "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><a></Invoice>"
            })
    void whatIsNotXmlIsMalformed(String nonsense) {
        assertThat(refusalOf(utf8(nonsense)))
                .isInstanceOf(InvoiceMalformed.class)
                .hasMessageContaining("at line ");
    }

    @Test
    void brokenTagIsReportedWithLineAndColumn() {
        var broken = InvoiceSamples.selfTest().replace("</cbc:IssueDate>", "</cbc:IssuedDate>");

        assertThat(refusalOf(utf8(broken)))
                .hasMessageContaining("at line 9, column 30")
                .hasMessageContaining("IssueDate");
    }

    @Test
    void documentCutAnywhereIsMalformed() {
        var whole = utf8(InvoiceSamples.selfTest().strip());
        for (var length = 1; length < whole.length; length += 97) {
            assertThat(refusalOf(Arrays.copyOf(whole, length))).isInstanceOf(InvoiceMalformed.class);
        }
    }

    @Test
    void bytesThatAreNotTheDeclaredEncodingAreMalformed() {
        var latin = InvoiceSamples.selfTest().replace("Paper, A4", "Bürobedarf").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusalOf(latin)).isInstanceOf(InvoiceMalformed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Invoice/>                                                            | Invoice without namespace
            <html/>                                                               | html without namespace
            <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/> | Order of urn:oasis
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/> | Invoice of urn:oasis
            """)
    void otherDocumentsAreNamedAsWhatTheyAre(String document, String name) {
        assertThat(refusalOf(utf8(document)))
                .isInstanceOf(InvoiceNotUbl.class)
                .hasMessageStartingWith("the document is " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1e3", "NaN", "INF", "0x10", "1,50", "12.3.4", "--1", ""})
    void numberInAnotherNotationIsMalformed(String number) {
        var attack = InvoiceSamples.selfTest().replace(">10.00</cbc:PriceAmount>", ">" + number + "</cbc:PriceAmount>");

        assertThat(refusalOf(utf8(attack)))
                .isInstanceOf(InvoiceMalformed.class)
                .hasMessageContaining("PriceAmount is not a decimal number: \"" + number + "\"");
    }

    @Test
    void numberOfMillionsOfDigitsIsRefusedAtOnce() {
        var attack = utf8(
                InvoiceSamples.selfTest().replace(">10.00</cbc:Price", ">" + "9".repeat(5_000_000) + "</cbc:Price"));

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(refusalOf(attack))
                        .isInstanceOf(InvoiceMalformed.class)
                        .hasMessageContaining("..."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13-01", "02.11.2026", "2026-11-2", "yesterday"})
    void dateThatDoesNotExistIsMalformed(String date) {
        var wrong = InvoiceSamples.selfTest().replace("2026-12-02", date);

        assertThat(refusalOf(utf8(wrong)))
                .isInstanceOf(InvoiceMalformed.class)
                .hasMessageContaining("DueDate is not a da");
    }

    @Test
    void absurdNestingIsRefusedBeforeAnythingRecurses() {
        var nested = "<cac:Party>".repeat(50_000) + "</cac:Party>".repeat(50_000);
        var attack = InvoiceSamples.selfTest().replace("<cac:OrderReference>", nested + "<cac:OrderReference>");

        assertThat(refusalOf(utf8(attack))).isInstanceOf(InvoiceMalformed.class).hasMessageContaining("100");
    }

    @Test
    void unknownElementIsNotPassedOverInSilence() {
        var misspelt = InvoiceSamples.selfTest().replace("cbc:DueDate>", "cbc:DuDate>");

        assertThatExceptionOfType(InvoiceMalformed.class)
                .isThrownBy(() -> reader.read(utf8(misspelt)))
                .withMessageContaining("DuDate");
        var verdict = rules.check(utf8(misspelt));
        assertThat(verdict.errors()).extracting(finding -> finding.rule()).containsExactly("XSD");
    }

    @Test
    void attachmentOfManyMegabytesIsNoAttack() {
        var attachment = Base64.getEncoder().encodeToString(new byte[9_000_000]);
        var heavy = utf8(InvoiceSamples.selfTest()
                .replace(
                        "<cac:AccountingSupplierParty>",
                        "<cac:AdditionalDocumentReference><cbc:ID>scan</cbc:ID><cac:Attachment>"
                                + "<cbc:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\" filename=\"s.pdf\">"
                                + attachment
                                + "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>"
                                + "</cac:AdditionalDocumentReference><cac:AccountingSupplierParty>"));

        assertThat(reader.read(heavy).totals().payable()).isEqualByComparingTo("120.00");
        assertThat(rules.check(heavy).valid()).isTrue();
    }

    /** Reader and rules give the same answer; the reader's is returned. */
    private BusinessRuleViolation refusalOf(byte[] document) {
        var byRules = Assertions.assertThrows(BusinessRuleViolation.class, () -> rules.check(document));
        var byReader = Assertions.assertThrows(BusinessRuleViolation.class, () -> reader.read(document));
        assertThat(byRules.code()).isEqualTo(byReader.code());
        return byReader;
    }
}

package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PaperInvoiceApiTest extends ProcurementApiTest {
    @Test
    void supplierWithoutAnyIdentifierIsKnownByTheNumberTheSenderSays() {
        var supplier = ProcurementExamples.unique("S-PLAIN-");
        jdbc.sql("insert into supplier (supplier_number, name, country, currency, iban, payment_days)"
                        + " values (:number, 'Corner shop', 'DE', 'EUR', 'DE02120300000000202051', 14)")
                .param("number", supplier)
                .update();
        var answer = post(ANNA, INVOICES, JSON, newKey(), """
                {"supplierNumber": "%s", "invoiceNumber": "7", "issueDate": "2026-11-20", "currency": "EUR",
                 "netAmount": "10.00", "taxAmount": "1.90", "grossAmount": "11.90",
                 "lines": [{"description": "Nails", "quantity": "1", "unit": "C62", "unitPrice": "10.00",
                            "netAmount": "10.00", "taxPercent": "19"}]}
                """.formatted(supplier));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("businessKey")).isEqualTo(supplier + "/7");
        assertThat(answer.text("supplierNumber")).isEqualTo(supplier);
    }

    @Test
    void whatAnInvoiceSaysBeyondItsLinesIsKeptAndShown() {
        var supplier = examples.newSupplier();
        var costCentre = examples.newCostCentreWithoutBudget();
        var answer = post(ANNA, INVOICES, JSON, newKey(), """
                {"supplierNumber": "%s", "kind": "SUBSEQUENT_DEBIT", "invoiceNumber": "D-7", "issueDate": "2026-11-20",
                 "currency": "EUR", "precedingInvoice": "INV-6", "iban": "at61 1904 3002 3457 3201", "costCentre": "%s",
                 "netAmount": 112, "taxAmount": 20.84, "grossAmount": 132.84, "chargeAmount": 12,
                 "taxes": [{"percent": 19, "baseAmount": 106, "taxAmount": 20.14},
                           {"category": "S", "percent": 7, "baseAmount": 10, "taxAmount": 0.70}],
                 "lines": [{"description": "Nails", "quantity": 0, "unit": "C62", "unitPrice": 250,
                            "priceBaseQuantity": 100, "netAmount": 100, "taxPercent": 19, "serviceDate": "2026-11-02",
                            "receiptReference": "GR-1001", "priceQuantity": 2.4}]}
                """.formatted(supplier, costCentre));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);

        var kept = get(ANNA, INVOICES + "/" + supplier + "/D-7");
        assertThat(kept.text("kind")).isEqualTo("SUBSEQUENT_DEBIT");
        assertThat(kept.text("precedingInvoice")).isEqualTo("INV-6");
        assertThat(kept.text("iban")).isEqualTo("at611904300234573201");
        assertThat(kept.text("costCentre")).isEqualTo(costCentre);
        assertThat(new BigDecimal(kept.text("chargeAmount"))).isEqualByComparingTo("12");
        assertThat(decimal(kept.body().at("/taxes/1/percent"))).isEqualByComparingTo("7");
        assertThat(decimal(kept.body().at("/taxes/0/taxAmount"))).isEqualByComparingTo("20.14");
        var line = kept.body().at("/lines/0");
        assertThat(decimal(line.path("unitPrice"))).isEqualByComparingTo("2.5");
        assertThat(line.path("serviceDate").asText()).isEqualTo("2026-11-02");
        assertThat(line.path("receiptReference").asText()).isEqualTo("GR-1001");
        assertThat(decimal(line.path("priceQuantity"))).isEqualByComparingTo("2.4");
    }

    @Test
    void totalThatDoesNotAddUpIsKeptAsStated() {
        var supplier = examples.newSupplier();
        var body = invoiceBody(supplier, "7", "PO-NONE", "10", "100.00")
                .replace("\"grossAmount\":100.00", "\"grossAmount\":101.00");
        var answer = post(ANNA, INVOICES, JSON, newKey(), body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(new BigDecimal(answer.text("grossAmount"))).isEqualByComparingTo("101");
        assertThat(new BigDecimal(answer.text("netAmount"))).isEqualByComparingTo("101");
        assertThat(new BigDecimal(answer.text("chargeAmount"))).isEqualByComparingTo("0");
    }

    @Test
    void onlyDocumentsAboutMoneyMayLeaveOutTheQuantity() {
        var supplier = examples.newSupplier();
        for (var kind : new String[] {"VALUE_CREDIT", "PREPAYMENT_REQUEST", "RETENTION_RELEASE"}) {
            assertThat(post(ANNA, INVOICES, JSON, newKey(), ofKind(kind, supplier))
                            .status())
                    .as(kind)
                    .isEqualTo(202);
        }
        for (var kind : new String[] {"INVOICE", "CREDIT_NOTE"}) {
            var answer = post(ANNA, INVOICES, JSON, newKey(), ofKind(kind, supplier));
            assertThat(answer.status()).as(kind).isEqualTo(422);
            assertThat(answer.response().body()).contains("lines[0].quantity");
        }
    }

    @Test
    void zeroRatedGoodsWithTaxAreHeldForTheTax() {
        var supplier = examples.newSupplier();
        var body = """
                {"supplierNumber": "%s", "invoiceNumber": "Z-1", "issueDate": "2026-11-20", "currency": "EUR",
                 "costCentre": "%s", "netAmount": 100, "taxAmount": 19, "grossAmount": 119,
                 "taxes": [{"category": "%s", "percent": 19, "baseAmount": 100, "taxAmount": 19}],
                 "lines": [{"description": "Nails", "quantity": 1, "unit": "C62", "unitPrice": 100,
                            "netAmount": 100, "taxPercent": 19}]}
                """.formatted(supplier, examples.newCostCentre("1000"), "Z");
        assertThat(post(ANNA, INVOICES, JSON, newKey(), body).status()).isEqualTo(202);

        var address = INVOICES + "/" + supplier + "/Z-1";
        await(
                "Z-1 is matched",
                () -> !get(ANNA, address).body().at("/match/verdict").isMissingNode());
        var kept = get(ANNA, address);

        assertThat(kept.body().at("/match/reasons").toString()).contains("\"TAX\"");
        assertThat(kept.response().body()).contains("in category Z (zero rated), which knows no rate but 0 %");
    }

    private static BigDecimal decimal(JsonNode figure) {
        return new BigDecimal(figure.asText());
    }

    private String ofKind(String kind, String supplier) {
        return invoiceBody(supplier, kind, "PO-NONE", "0", "100.00")
                .replace("\"currency\"", "\"kind\":\"" + kind + "\",\"currency\"");
    }
}

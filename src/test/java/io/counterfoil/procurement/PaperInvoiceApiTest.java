package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

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
}

package io.counterfoil.procurement;

import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.procurement.tolerance.ToleranceExamples;
import org.junit.jupiter.api.Test;

/** What external applications see of an invoice that is paid in part while it is held. */
class UndisputedPaymentApiTest extends ProcurementApiTest {
    @Test
    void heldInvoiceSaysWhatIsPayableScheduledPaidAndWithheldAndListsItsParts() {
        var supplier = examples.newSupplier();
        new ToleranceExamples(jdbc).payingUndisputed("U" + supplier.replaceAll("[^0-9]", "_"), supplier);
        var order = receivedOrder(supplier, "50", "10");
        var key = supplier + "/" + unique("INV-");
        var number = key.substring(key.indexOf('/') + 1);
        post(ANNA, INVOICES, JSON, newKey(), invoiceBody(supplier, number, order, "80", "800.00"));
        await("hold", () -> get(ANNA, INVOICES + "/" + key).text("state").equals("HELD"));

        var paid = get(ANNA, INVOICES + "/" + key).body().path("paid");
        assertThat(paid.path("payable").asText()).isEqualTo("800.00");
        assertThat(paid.path("scheduled").asText()).isEqualTo("500.00");
        assertThat(paid.path("paid").asText()).isEqualTo("0.00");
        assertThat(paid.path("withheld").asText()).isEqualTo("300.00");
        assertThat(paid.path("undisputedNet").asText()).isEqualTo("500.00");

        var payments = get(ANNA, "/api/v1/payments?invoice=" + key).body().path("items");
        assertThat(payments).hasSize(1);
        assertThat(payments.path(0).path("part").asInt()).isEqualTo(1);
        assertThat(payments.path(0).path("businessKey").asText()).isEqualTo(key);
        assertThat(payments.path(0).path("remittance").asText()).isEqualTo("Invoice " + number + ", part 1");
        assertThat(post(ANNA, "/api/v1/payments", JSON, newKey(), "{\"invoice\":\"" + key + "\"}")
                        .text("code"))
                .as("nobody asks for the rest before the hold ends")
                .isEqualTo("INVOICE_NOT_POSTED");
    }
}

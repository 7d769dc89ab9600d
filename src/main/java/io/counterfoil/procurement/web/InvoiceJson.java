package io.counterfoil.procurement.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** The kept original of an invoice handed in as figures. */
@Component
class InvoiceJson {
    private final ObjectMapper json;

    InvoiceJson(ObjectMapper json) {
        this.json = json;
    }

    byte[] bytes(SupplierInvoiceRequest request) {
        try {
            return json.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request that was read cannot be written", e);
        }
    }
}

package io.counterfoil.procurement.invoicematch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.order.PurchaseOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads a document with everything below it in one statement, where the repositories take one for each of its tables.
 * The rows come as JSON and become the same records: columns and components have the same names, decimals keep their
 * digits, and what is embedded reads the row it is embedded in.
 */
@Repository
class WholeDocuments {
    private static final String INVOICE = """
            select to_jsonb(i) || jsonb_build_object(
                'lines', (select coalesce(jsonb_agg(l order by l.position), '[]')
                    from supplier_invoice_line l where l.invoice_key = i.business_key),
                'taxes', (select coalesce(jsonb_agg(t order by t.position), '[]')
                    from supplier_invoice_tax t where t.invoice_key = i.business_key),
                'charges', (select coalesce(jsonb_agg(c order by c.position), '[]')
                    from supplier_invoice_charge c where c.invoice_key = i.business_key))
            from supplier_invoice i where i.business_key = :key
            """;

    private static final String ORDER = """
            select to_jsonb(o) || jsonb_build_object('terms', o,
                'lines', (select coalesce(jsonb_agg(to_jsonb(l) || jsonb_build_object('terms', l) order by l.position), '[]')
                    from purchase_order_line l where l.order_number = o.order_number))
            from purchase_order o where o.order_number = :key
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    WholeDocuments(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = KeptJson.reading(json).setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    Optional<SupplierInvoice> invoice(String businessKey) {
        return read(INVOICE, businessKey, SupplierInvoice.class);
    }

    /** Empty also if no number is given. */
    Optional<PurchaseOrder> order(@Nullable String orderNumber) {
        return read(ORDER, orderNumber, PurchaseOrder.class);
    }

    private <T> Optional<T> read(String statement, @Nullable String key, Class<T> type) {
        return key == null
                ? Optional.empty()
                : jdbc.sql(statement)
                        .param("key", key)
                        .query(String.class)
                        .optional()
                        .map(found -> parsed(found, type));
    }

    private <T> T parsed(String found, Class<T> type) {
        try {
            return json.readValue(found, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + type.getSimpleName() + " cannot be read from its rows", e);
        }
    }
}

package io.counterfoil.procurement.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.exchange.Documents;
import io.counterfoil.kernel.BusinessRuleViolation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The document an invoice came as, readable by a person: an electronic invoice read again from its bytes, anything else
 * as names and values. Nothing of it comes from our books.
 */
@Service
public class InvoiceOriginals {
    /** A page with more rows is no page any more; the download has all. */
    private static final int MOST_FIELDS = 5000;

    private final SupplierInvoices invoices;
    private final Documents documents;
    private final InvoiceReader reader;
    private final ObjectMapper json;

    InvoiceOriginals(SupplierInvoices invoices, Documents documents, InvoiceReader reader, ObjectMapper json) {
        this.invoices = invoices;
        this.documents = documents;
        this.reader = reader;
        this.json = json;
    }

    /**
     * An original.
     *
     * @param invoice what an electronic invoice says; null for anything else
     * @param fields what anything else says, in its order; empty for an electronic invoice, or if nobody can read it
     */
    public record Original(
            String invoiceKey,
            String documentNumber,
            Instant receivedAt,
            String receivedFrom,
            String fileName,
            @Nullable IncomingInvoice invoice,
            List<Field> fields) {}

    /** A name with its place in the document, such as {@code lines 1 quantity}, and its value. */
    public record Field(String name, String value) {}

    /** Empty if there is no such invoice. */
    public Optional<Original> of(String businessKey) {
        return invoices.findById(businessKey).map(registered -> {
            var document = documents.find(registered.documentNumber());
            var bytes = documents.content(document);
            var isJson = document.mediaType().startsWith("application/json");
            return new Original(
                    businessKey,
                    document.number(),
                    document.receivedAt(),
                    document.receivedFrom(),
                    document.number() + (isJson ? ".json" : ".xml"),
                    isJson ? null : invoice(bytes),
                    isJson ? fields(bytes) : List.of());
        });
    }

    /** The bytes as they came; empty if there is no such invoice. */
    public Optional<byte[]> bytesOf(String businessKey) {
        return invoices.findById(businessKey)
                .map(registered -> documents.content(documents.find(registered.documentNumber())));
    }

    /** Null if it is no electronic invoice: then only its download helps. */
    private @Nullable IncomingInvoice invoice(byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (BusinessRuleViolation unreadable) {
            return null;
        }
    }

    private List<Field> fields(byte[] bytes) {
        var fields = new ArrayList<Field>();
        try {
            collect("", json.readTree(new String(bytes, StandardCharsets.UTF_8)), fields);
        } catch (JsonProcessingException unreadable) {
            return List.of();
        }
        return fields;
    }

    private static void collect(String name, @Nullable JsonNode node, List<Field> fields) {
        if (node == null || fields.size() >= MOST_FIELDS) {
            return;
        }
        if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                collect(name + " " + (i + 1), node.get(i), fields);
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect((name + " " + field.getKey()).strip(), field.getValue(), fields));
        } else if (!node.isNull()) {
            fields.add(new Field(name, node.asText()));
        }
    }
}

package io.counterfoil.connectors.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.exchange.outbox.OutboundTarget;
import io.counterfoil.exchange.outbox.OutboxMessage;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Purchase orders in Tryton. The order's reference is ours, so an order whose answer was lost is found again; the last
 * step that was done is asked of the ERP, never guessed: creating, quoting and confirming are one delivery.
 */
@Component
@ConditionalOnProperty("counterfoil.connectors.tryton.url")
class TrytonOrders implements OutboundTarget {
    static final String CONTRACT = "purchase-order";
    private static final String PURCHASE = "purchase.purchase";
    private static final Set<String> STANDING = Set.of("confirmed", "processing", "done");

    private final TrytonClient erp;
    private final TrytonSettings settings;
    private final ObjectMapper json;

    TrytonOrders(TrytonClient erp, TrytonSettings settings, ObjectMapper json) {
        this.erp = erp;
        this.settings = settings;
        this.json = json;
    }

    private record Purchase(long id, String number, String state, BigDecimal net) {
        boolean stands() {
            return STANDING.contains(state);
        }
    }

    @Override
    public String contract() {
        return CONTRACT;
    }

    @Override
    public Optional<String> find(OutboxMessage message, byte[] payload) {
        return purchase(message).filter(Purchase::stands).map(found -> checked(found, message, payload));
    }

    @Override
    public String deliver(OutboxMessage message, byte[] payload) {
        var id = purchase(message).map(Purchase::id).orElseGet(() -> create(message, order(payload)));
        erp.call(PURCHASE, "quote", List.of(id));
        erp.call(PURCHASE, "confirm", List.of(id));
        // A button that could not do its work answers as if it had: what counts is the state read back.
        var standing = purchase(message)
                .filter(Purchase::stands)
                .orElseThrow(() -> new TrytonRefusal(
                        "order " + message.objectKey() + " was created in the ERP and could not be confirmed there"));
        return checked(standing, message, payload);
    }

    private Optional<Purchase> purchase(OutboxMessage message) {
        var found = erp.call(
                PURCHASE,
                "search_read",
                List.of(List.of("reference", "=", reference(message))),
                0,
                2,
                null,
                List.of("number", "state", "untaxed_amount"));
        return StreamSupport.stream(found.spliterator(), false)
                .map(one -> new Purchase(
                        one.path("id").asLong(),
                        one.path("number").asText(),
                        one.path("state").asText(),
                        decimal(one.path("untaxed_amount"))))
                .findFirst();
    }

    private long create(OutboxMessage message, JsonNode order) {
        var party = erp.only(
                "party.party", List.of("code", "=", order.path("supplierNumber").asText()));
        var supplier = erp.call("party.party", "read", List.of(party), List.of("addresses", "supplier_payment_term"))
                .get(0);
        var costCentre = erp.only(
                "analytic_account.account",
                List.of("code", "=", order.path("costCentre").asText()));
        var root = erp.only("analytic_account.account", List.of("type", "=", "root"));
        var purchase = Map.of(
                "reference", reference(message),
                "party", party,
                "invoice_address", supplier.path("addresses").path(0).asLong(),
                "payment_term", supplier.path("supplier_payment_term").asLong(),
                "currency",
                        erp.only(
                                "currency.currency",
                                List.of("code", "=", order.path("currency").asText())),
                "purchase_date", date(LocalDate.parse(order.path("orderedOn").asText())),
                "description", message.objectKey(),
                "lines", List.of(List.of("create", lines(order, root, costCentre))));
        try {
            return erp.call(PURCHASE, "create", List.of(purchase)).get(0).asLong();
        } catch (TrytonRefusal refusal) {
            if (refusal.isDuplicate()) {
                return purchase(message).orElseThrow(() -> refusal).id();
            }
            throw refusal;
        }
    }

    private static List<?> lines(JsonNode order, long root, long costCentre) {
        return StreamSupport.stream(order.path("lines").spliterator(), false)
                .map(line -> Map.of(
                        "description", line.path("description").asText(),
                        "quantity", new BigDecimal(line.path("quantity").asText()),
                        "unit_price", decimal(line.path("unitPrice").asText()),
                        "analytic_accounts",
                                List.of(List.of("create", List.of(Map.of("root", root, "account", costCentre))))))
                .toList();
    }

    /** Their order is ours only if it is worth the same. */
    private String checked(Purchase purchase, OutboxMessage message, byte[] payload) {
        var net = new BigDecimal(order(payload).path("net").asText());
        if (purchase.net().compareTo(net) != 0) {
            throw new BusinessRuleViolation(
                    "ERP_DIFFERS",
                    "order " + purchase.number() + " of the ERP is worth "
                            + purchase.net().toPlainString() + " and " + message.objectKey() + " is worth "
                            + net.toPlainString());
        }
        return purchase.number();
    }

    private String reference(OutboxMessage message) {
        return settings.referencePrefix() + message.objectKey();
    }

    private JsonNode order(byte[] payload) {
        try {
            return json.readTree(payload);
        } catch (IOException e) {
            throw new ExternalSystemUnavailable("an order in the outbox cannot be read", e);
        }
    }

    static BigDecimal decimal(JsonNode tagged) {
        return new BigDecimal(tagged.path("decimal").asText("0"));
    }

    private static Map<String, String> decimal(String value) {
        return Map.of("__class__", "Decimal", "decimal", value);
    }

    static Map<String, Object> date(LocalDate day) {
        return Map.of(
                "__class__", "date", "year", day.getYear(), "month", day.getMonthValue(), "day", day.getDayOfMonth());
    }
}

package io.counterfoil.masterdata;

import io.counterfoil.exchange.inbox.InboundFlow;
import io.counterfoil.exchange.inbox.InboundRecord;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Suppliers from the system that owns them. A new one has no bank account until two people entered one here; an account
 * is never taken from a record, whatever anybody decides on it.
 */
@Component
class SupplierMasterFlow implements InboundFlow {
    private static final int LONGEST_PAYMENT_DAYS = 365;

    private final Suppliers suppliers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    SupplierMasterFlow(Suppliers suppliers, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.suppliers = suppliers;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String contract() {
        return "supplier-master";
    }

    @Override
    public Map<String, String> current(String supplierNumber) {
        return suppliers
                .findById(supplierNumber)
                .map(SupplierMasterFlow::values)
                .orElse(Map.of());
    }

    @Override
    public String apply(InboundRecord record, long message, String person) {
        var before = current(record.objectKey());
        var after = new TreeMap<>(before);
        after.putAll(record.values());
        check(record.objectKey(), before, after);
        try {
            if (before.isEmpty()) {
                insert(record.objectKey(), after);
            } else {
                update(record.objectKey(), after);
            }
        } catch (DuplicateKeyException taken) {
            throw new BusinessRuleViolation(
                    "SUPPLIER_AMBIGUOUS",
                    "vatId: " + after.get("vatId") + " belongs to another supplier than " + record.objectKey());
        }
        tell(record, before, message, person);
        return before.isEmpty() ? "supplier created" : "supplier updated";
    }

    private static void check(String number, Map<String, String> before, Map<String, String> after) {
        if (!after.getOrDefault("iban", "").equals(before.getOrDefault("iban", ""))) {
            throw new BusinessRuleViolation(
                    "SUPPLIER_ACCOUNT_BY_TWO",
                    "iban: the bank account of " + number + " changes only as a proposal that a second person confirms,"
                            + " /api/v1/suppliers/" + number + "/bank-account; keep ours here");
        }
        refuseUnless(
                after.getOrDefault("country", "").matches("[A-Z]{2}"), "country", after, "two capitals such as DE");
        refuseUnless(
                after.getOrDefault("currency", "").matches("[A-Z]{3}"),
                "currency",
                after,
                "three capitals such as EUR");
        var days = Long.parseLong(after.getOrDefault("paymentDays", "0"));
        refuseUnless(
                days >= 0 && days <= LONGEST_PAYMENT_DAYS,
                "paymentDays",
                after,
                "0 to " + LONGEST_PAYMENT_DAYS + " days");
    }

    private static void refuseUnless(boolean holds, String field, Map<String, String> values, String rule) {
        if (!holds) {
            throw new BusinessRuleViolation(
                    "SUPPLIER_VALUE_INVALID", field + ": must be " + rule + " but is '" + values.get(field) + "'");
        }
    }

    private void insert(String number, Map<String, String> values) {
        with(jdbc.sql("""
                        insert into supplier (supplier_number, name, country, vat_id, currency, iban, payment_days, active)
                        values (:number, :name, :country, :vatId, :currency, '', :days, :active)"""), number, values).update();
    }

    private void update(String number, Map<String, String> values) {
        with(jdbc.sql("""
                        update supplier set name = :name, country = :country, vat_id = :vatId, currency = :currency,
                            payment_days = :days, active = :active where supplier_number = :number"""), number, values).update();
    }

    private static JdbcClient.StatementSpec with(
            JdbcClient.StatementSpec statement, String number, Map<String, String> values) {
        return statement
                .param("number", number)
                .param("name", values.get("name"))
                .param("country", values.get("country"))
                .param(
                        "vatId",
                        Optional.ofNullable(values.get("vatId"))
                                .filter(id -> !id.isBlank())
                                .orElse(null))
                .param("currency", values.get("currency"))
                .param("days", Integer.parseInt(values.getOrDefault("paymentDays", "0")))
                .param("active", Boolean.parseBoolean(values.getOrDefault("active", "true")));
    }

    private void tell(InboundRecord record, Map<String, String> before, long message, String person) {
        var figures = new HashMap<String, String>();
        figures.put("message", Long.toString(message));
        record.values().forEach((field, value) -> {
            if (!value.equals(before.get(field))) {
                figures.put(field, value);
                figures.put(field + ".before", before.getOrDefault(field, ""));
            }
        });
        events.publishEvent(new AuditFact(record.objectKey(), person, "SUPPLIER_RECEIVED", "", figures));
    }

    private static Map<String, String> values(Supplier supplier) {
        var values = new HashMap<String, String>();
        values.put("name", supplier.name());
        values.put("country", supplier.country());
        Optional.ofNullable(supplier.vatId()).ifPresent(id -> values.put("vatId", id));
        values.put("currency", supplier.currency());
        values.put("paymentDays", Integer.toString(supplier.paymentDays()));
        values.put("active", Boolean.toString(supplier.active()));
        values.put("iban", supplier.iban());
        return values;
    }
}

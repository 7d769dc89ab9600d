package io.counterfoil.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Suppliers, cost centres and budgets that the demo people work with. Doing it again changes nothing. */
@Component
class DemoMasterData {
    private final JdbcClient jdbc;

    DemoMasterData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void create(LocalDate today) {
        supplier(today, "S-100", "Nordwind Büromöbel GmbH", "DE", "DE811907980", "DE02120300000000202051");
        supplier(today, "S-200", "Kestrel IT Supplies BV", "NL", "NL822345672B01", "NL91ABNA0417164300");
        // The seller of the published sample invoices, which name this VAT identifier.
        supplier(today, "S-300", "Buchhandlung am Markt", "DE", "DE123456789", "DE75512108001245126199");
        exchangeRate("USD", "1.10", today);
        exchangeRate("GBP", "0.87", today);
        exchangeRate("CHF", "0.95", today);
        supplier(today, "S-400", "Regalwerk Süd GmbH", "DE", "DE136695976", "DE12500105170648489890");
        supplier(today, "S-500", "Holm Data Systems AB", "SE", "SE556012345601", "SE4550000000058398257466");
        costCentre("CC-4711", "Office services", 250_000, today.getYear(), true, null);
        costCentre("CC-4712", "Information technology", 600_000, today.getYear(), true, "IT");
        costCentre("CC-4799", "Project Aurora (closed)", 10_000, today.getYear(), false, null);
        DemoPeople.SUPERIORS.forEach(this::superior);
    }

    private void supplier(LocalDate today, String number, String name, String country, String vatId, String iban) {
        jdbc.sql("""
                        insert into supplier (supplier_number, name, country, vat_id, currency, iban, payment_days,
                            checked_by, checked_on)
                        values (:number, :name, :country, :vatId, 'EUR', :iban, 30, 'vera.vendor', :today) on conflict do nothing
                        """)
                .param("number", number)
                .param("name", name)
                .param("country", country)
                .param("vatId", vatId)
                .param("iban", iban)
                .param("today", today)
                .update();
    }

    /** From the first day of the year, so that the day of the first start does not matter. */
    private void exchangeRate(String currency, String rate, LocalDate today) {
        jdbc.sql("insert into exchange_rate (currency, valid_on, rate) values (:currency, :day, :rate)"
                        + " on conflict do nothing")
                .param("currency", currency)
                .param("day", today.withDayOfYear(1))
                .param("rate", new BigDecimal(rate))
                .update();
    }

    /** Somebody who was given a superior meanwhile keeps that one. */
    private void superior(String login, String superior) {
        jdbc.sql("insert into staff (login, superior, legal_entity) values (:login, :superior, 'Counterfoil Demo GmbH')"
                        + " on conflict do nothing")
                .param("login", login)
                .param("superior", superior.isEmpty() ? null : superior)
                .update();
    }

    private void costCentre(String number, String name, int budget, int year, boolean open, @Nullable String category) {
        jdbc.sql("insert into cost_centre (cost_centre_number, name, owner, head, category)"
                        + " values (:number, :name, 'olaf.owner', 'hana.head', :category) on conflict do nothing")
                .param("category", category)
                .param("number", number)
                .param("name", name)
                .update();
        jdbc.sql("insert into budget (cost_centre, fiscal_year, amount, open) values (:number, :year, :amount, :open)"
                        + " on conflict do nothing")
                .param("number", number)
                .param("year", year)
                .param("amount", budget)
                .param("open", open)
                .update();
    }
}

package io.counterfoil.procurement;

import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.IncomingInvoice.Line;
import io.counterfoil.procurement.invoice.IncomingInvoice.Seller;
import io.counterfoil.procurement.invoice.IncomingInvoice.Totals;
import io.counterfoil.procurement.requisition.RequisitionDraft;
import io.counterfoil.procurement.requisition.RequisitionLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ordinary documents of procurement. Each example has a supplier, cost centre or number of its own. */
public final class ProcurementExamples {
    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final JdbcClient jdbc;

    public ProcurementExamples(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A number that no other example of this run has. */
    public static String unique(String prefix) {
        return prefix + ProcessHandle.current().pid() % 1000 + "-" + NEXT.incrementAndGet();
    }

    /** A supplier with the VAT identifier {@code ATU} and its number. */
    public String newSupplier() {
        return newSupplier("EUR");
    }

    public String newSupplier(String currency) {
        var number = unique("S-T");
        jdbc.sql("""
                        insert into supplier (supplier_number, name, country, vat_id, currency, iban, payment_days,
                            checked_by, checked_on)
                        values (:number, :name, 'AT', :vatId, :currency, :iban, 30, 'vera.vendor', current_date)
                        """)
                .param("number", number)
                .param("name", "Supplier " + number)
                .param("vatId", vatIdOf(number))
                .param("currency", currency)
                .param("iban", ibanOf(number))
                .update();
        return number;
    }

    /** An Austrian account of this supplier alone, with right check digits: suppliers of one account are one to us. */
    public static String ibanOf(String supplier) {
        var account = "19043%011d".formatted(new BigInteger("0" + supplier.replaceAll("[^0-9]", "")));
        var remainder = new BigInteger(account + "102900").mod(BigInteger.valueOf(97));
        return "AT%02d%s".formatted(98 - remainder.intValue(), account);
    }

    public static String vatIdOf(String supplier) {
        return "ATU" + supplier;
    }

    /** A cost centre whose budget of this year is open. */
    public String newCostCentre(String budget) {
        return newCostCentre(budget, true);
    }

    public String newCostCentre(String budget, boolean open) {
        var number = newCostCentreWithoutBudget();
        jdbc.sql("insert into budget (cost_centre, fiscal_year, amount, open) values (:number, :year, :amount, :open)")
                .param("number", number)
                .param("year", today().getYear())
                .param("amount", new BigDecimal(budget))
                .param("open", open)
                .update();
        return number;
    }

    public String newCostCentreWithoutBudget() {
        var number = unique("CC-T");
        jdbc.sql("insert into cost_centre (cost_centre_number, name) values (:number, 'Example')")
                .param("number", number)
                .update();
        return number;
    }

    public static RequisitionLine chairs(String quantity, String price) {
        return new RequisitionLine("Office chair", new BigDecimal(quantity), "C62", new BigDecimal(price));
    }

    public static RequisitionDraft draft(
            String supplier, String costCentre, String currency, RequisitionLine... lines) {
        return new RequisitionDraft(supplier, costCentre, currency, "Chairs for the office", null, List.of(lines));
    }

    /** A requisition of one chair at this price, from a supplier and on a cost centre of its own with ample budget. */
    public RequisitionDraft chairFor(String price, String currency) {
        return draft(newSupplier(currency), newCostCentre("10000000"), currency, chairs("1", price));
    }

    /** One billed line: quantity, unit, what the line charges, and the order line it names. */
    public record Billed(
            String quantity,
            String unit,
            String net,
            @Nullable String orderLine) {
        public static Billed pieces(String quantity, String net) {
            return new Billed(quantity, "C62", net, "1");
        }
    }

    /** What a supplier bills for an order, with 19 % VAT and nothing beside the lines. */
    public static IncomingInvoice invoice(
            String supplier, String number, String currency, String order, Billed... billed) {
        return invoice(supplier, number, currency, order, BigDecimal.ZERO, billed);
    }

    /** The same with charges beside the lines. */
    public static IncomingInvoice invoice(
            String supplier, String number, String currency, String order, BigDecimal charges, Billed... billed) {
        var lines = new java.util.ArrayList<Line>();
        for (var one : billed) {
            lines.add(line(String.valueOf(lines.size() + 1), order, one));
        }
        var net = lines.stream().map(Line::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        var tax = net.add(charges).multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP);
        var gross = net.add(charges).add(tax);
        return new IncomingInvoice(
                Kind.INVOICE,
                new Seller("Supplier " + supplier, vatIdOf(supplier), null, null),
                number,
                today(),
                today().plusDays(30),
                currency,
                order,
                null,
                null,
                lines,
                List.of(),
                new Totals(net, BigDecimal.ZERO, charges, tax, gross, BigDecimal.ZERO, BigDecimal.ZERO, gross),
                null,
                null,
                null,
                null,
                null);
    }

    private static Line line(String id, String order, Billed billed) {
        var quantity = new BigDecimal(billed.quantity());
        var net = new BigDecimal(billed.net());
        return new Line(
                id,
                order,
                billed.orderLine(),
                null,
                "Office chair",
                quantity,
                billed.unit(),
                net.divide(quantity, 6, RoundingMode.HALF_UP),
                BigDecimal.ONE,
                net,
                "S",
                new BigDecimal("19"));
    }

    /** A valid Peppol invoice of this supplier over 10 pieces at 10.00 EUR plus 20 % VAT for line 1 of an order. */
    public static String ublInvoice(String supplier, String number, String order) {
        return ublTemplate()
                .replace("SELF-TEST-1", number)
                .replace("PO-1001", order)
                .replace("ATU12345675", vatIdOf(supplier))
                .replace("AT611904300234573201", ibanOf(supplier));
    }

    private static String ublTemplate() {
        try {
            return new ClassPathResource("einvoice/self-test-invoice.xml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

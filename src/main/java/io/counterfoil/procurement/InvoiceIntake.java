package io.counterfoil.procurement;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.masterdata.Supplier;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.IncomingInvoice.Line;
import io.counterfoil.procurement.IncomingInvoice.Seller;
import io.counterfoil.procurement.SupplierInvoice.Status;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers what a supplier billed and starts its way to payment. */
@Service
@Transactional
public class InvoiceIntake {
    /** Message that starts the way of a registered invoice. */
    public static final String INVOICE_RECEIVED = "Message_SupplierInvoiceReceived";

    private static final BigDecimal ONE_HUNDRED = new BigDecimal(100);

    private final Suppliers suppliers;
    private final SupplierInvoices invoices;
    private final PurchaseOrders orders;
    private final JdbcAggregateOperations documents;
    private final JdbcClient jdbc;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvoiceIntake(
            Suppliers suppliers,
            SupplierInvoices invoices,
            PurchaseOrders orders,
            JdbcAggregateOperations documents,
            JdbcClient jdbc,
            CaseRegister cases,
            SegregationOfDuties duties,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.suppliers = suppliers;
        this.invoices = invoices;
        this.orders = orders;
        this.documents = documents;
        this.jdbc = jdbc;
        this.cases = cases;
        this.duties = duties;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Registers an invoice and starts its process.
     *
     * @param documentNumber the kept original
     * @throws Conflict {@code INVOICE_DUPLICATE} if the seller billed this number before and it was not rejected
     * @throws io.counterfoil.kernel.InvalidInput if figures exceed what the books can hold
     */
    public SupplierInvoice receive(IncomingInvoice incoming, String documentNumber, String enteredBy) {
        check(incoming);
        var supplier = find(incoming.seller());
        var sellerKey = supplier.map(Supplier::supplierNumber).orElseGet(() -> identify(incoming.seller()));
        serialise(sellerKey, incoming.invoiceNumber());
        var key = freeKey(sellerKey, incoming.invoiceNumber());
        var orderNumber = orderOf(incoming);
        var invoice =
                documents.insert(invoice(key, incoming, documentNumber, supplier, sellerKey, orderNumber, enteredBy));
        orderNumber
                .filter(number -> orders.findById(number).isPresent())
                .ifPresentOrElse(number -> cases.follow(key, number), () -> cases.open(key));
        duties.perform(key, "ENTER_INVOICE", enteredBy);
        events.publishEvent(new AuditFact(
                key,
                enteredBy,
                "INVOICE_RECEIVED",
                "",
                Map.of("document", documentNumber, "payable", invoice.payable().toString())));
        processes.start(INVOICE_RECEIVED, key, Map.of());
        return invoice;
    }

    private static void check(IncomingInvoice incoming) {
        var check = new InputCheck()
                .text("invoiceNumber", incoming.invoiceNumber(), 100)
                .text("seller.name", incoming.seller().name(), 500)
                .day("issueDate", incoming.issueDate())
                .day("dueDate", incoming.dueDate())
                .that(!incoming.lines().isEmpty(), "lines", "must not be empty")
                .that(incoming.lines().size() <= 10_000, "lines", "must be at most 10000")
                .that(isAmount(incoming.totals().payable()), "totals.payable", "has too many digits")
                .that(isAmount(incoming.totals().grandTotal()), "totals.grandTotal", "has too many digits")
                .that(isAmount(incoming.totals().taxTotal()), "totals.taxTotal", "has too many digits");
        for (var i = 0; i < incoming.lines().size(); i++) {
            var line = incoming.lines().get(i);
            check.that(isAmount(line.net()), "lines[" + i + "].net", "has too many digits")
                    .that(isAmount(line.quantity()), "lines[" + i + "].quantity", "has too many digits")
                    .that(isPrice(line), "lines[" + i + "].unitPrice", "has too many digits")
                    .that(isPercent(line.taxPercent()), "lines[" + i + "].taxPercent", "must be from 0 to 100");
        }
        check.done();
    }

    private static boolean isPercent(BigDecimal value) {
        return value.signum() >= 0
                && value.compareTo(ONE_HUNDRED) <= 0
                && value.stripTrailingZeros().scale() <= 4;
    }

    /** Suppliers state prices with any number of decimals; ours keep six. Only the digits before the point count. */
    private static boolean isPrice(Line line) {
        var price = line.unitPrice();
        var base = line.priceBaseQuantity();
        return price.signum() == 0
                || Math.abs((long) price.precision() - price.scale()) <= 13
                        && Math.abs((long) base.precision() - base.scale()) <= 6;
    }

    private static boolean isAmount(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 6 && (long) value.precision() - value.scale() <= 13;
    }

    /** One posting of a number at a time, so that a duplicate finds the first instead of racing it. */
    private void serialise(String sellerKey, String invoiceNumber) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:seller || chr(31) || :number, 1001))::text")
                .param("seller", sellerKey)
                .param("number", invoiceNumber)
                .query(String.class)
                .list();
    }

    private String freeKey(String sellerKey, String invoiceNumber) {
        var earlier = invoices.findBySellerKeyAndInvoiceNumberOrderByRegistration(sellerKey, invoiceNumber);
        earlier.stream()
                .filter(invoice -> invoice.status() != Status.REJECTED)
                .findFirst()
                .ifPresent(first -> {
                    throw new Conflict(
                            "INVOICE_DUPLICATE",
                            "invoiceNumber: " + invoiceNumber + " of " + sellerKey + " is registered as "
                                    + first.businessKey() + " (" + first.status()
                                    + "); a supplier bills a number once");
                });
        var key = sellerKey + "/" + invoiceNumber;
        // Another seller's name and number, or a number that ends in ~2, may read the same.
        return Stream.concat(
                        earlier.isEmpty() ? Stream.of(key) : Stream.empty(),
                        IntStream.iterate(Math.max(2, earlier.size() + 1), next -> next + 1)
                                .mapToObj(next -> key + "~" + next))
                .filter(free -> invoices.findById(free).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private Optional<Supplier> find(Seller seller) {
        return Optional.ofNullable(seller.vatId())
                .flatMap(suppliers::findByVatId)
                .or(() -> Optional.ofNullable(seller.legalId()).flatMap(suppliers::findByLegalId));
    }

    private static String identify(Seller seller) {
        return Stream.of(seller.vatId(), seller.legalId(), seller.electronicAddress())
                .filter(id -> id != null && !id.isBlank())
                .findFirst()
                .orElse(seller.name());
    }

    /** The document's order, or the one that all its lines name. */
    private static Optional<String> orderOf(IncomingInvoice incoming) {
        if (incoming.orderNumber() != null) {
            return Optional.of(incoming.orderNumber());
        }
        var named = incoming.lines().stream()
                .map(Line::orderNumber)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private SupplierInvoice invoice(
            String key,
            IncomingInvoice incoming,
            String documentNumber,
            Optional<Supplier> supplier,
            String sellerKey,
            Optional<String> orderNumber,
            String enteredBy) {
        var totals = incoming.totals();
        return new SupplierInvoice(
                key,
                0,
                documentNumber,
                incoming.kind(),
                sellerKey,
                incoming.seller().name(),
                supplier.map(Supplier::supplierNumber).orElse(null),
                incoming.invoiceNumber(),
                incoming.issueDate(),
                dueDate(incoming, supplier),
                incoming.currency(),
                orderNumber.orElse(null),
                totals.grandTotal().subtract(totals.taxTotal()),
                totals.taxTotal(),
                totals.grandTotal(),
                totals.payable(),
                BigDecimal.ZERO,
                Status.RECEIVED,
                "",
                "",
                enteredBy,
                clock.instant(),
                lines(incoming.lines(), orderNumber));
    }

    private static @Nullable LocalDate dueDate(IncomingInvoice incoming, Optional<Supplier> supplier) {
        return incoming.dueDate() != null
                ? incoming.dueDate()
                : supplier.map(known -> incoming.issueDate().plusDays(known.paymentDays()))
                        .orElse(null);
    }

    private static List<SupplierInvoiceLine> lines(List<Line> lines, Optional<String> orderNumber) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> line(i + 1, lines.get(i), orderNumber))
                .toList();
    }

    private static SupplierInvoiceLine line(int number, Line line, Optional<String> orderNumber) {
        return new SupplierInvoiceLine(
                number,
                line.orderNumber() != null ? line.orderNumber() : orderNumber.orElse(null),
                lineNumber(line.orderLine()),
                line.description(),
                line.quantity(),
                line.unitCode(),
                line.unitPrice().divide(line.priceBaseQuantity(), 6, RoundingMode.HALF_UP),
                line.net(),
                line.taxPercent());
    }

    /** Suppliers write {@code 1} or {@code 0010}; anything that is no number is no reference to a line of ours. */
    private static @Nullable Integer lineNumber(@Nullable String orderLine) {
        return orderLine != null && orderLine.matches("[0-9]{1,6}") ? Integer.valueOf(orderLine) : null;
    }
}

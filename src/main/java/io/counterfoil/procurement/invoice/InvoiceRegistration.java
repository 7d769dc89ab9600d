package io.counterfoil.procurement.invoice;

import io.counterfoil.masterdata.Supplier;
import io.counterfoil.procurement.invoice.IncomingInvoice.Line;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What registering adds to what an invoice says.
 *
 * @param key business key found free for it
 * @param supplier the seller as master data knows it, if it does
 * @param costCentre the one it names, if we have it: e-invoices carry all kinds of accounting texts there
 */
public record InvoiceRegistration(
        String key,
        String documentNumber,
        Optional<Supplier> supplier,
        Optional<String> costCentre,
        String sellerKey,
        String enteredBy,
        Instant receivedAt) {

    /** The invoice as it is registered: received, and nothing found about it yet. */
    public SupplierInvoice of(IncomingInvoice incoming) {
        var orderNumber = orderOf(incoming);
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
                dueDate(incoming),
                incoming.currency(),
                orderNumber.orElse(null),
                totals.grandTotal().subtract(totals.taxTotal()),
                totals.chargeTotal().subtract(totals.allowanceTotal()),
                totals.taxTotal(),
                totals.grandTotal(),
                totals.payable(),
                BigDecimal.ZERO,
                Status.RECEIVED,
                "",
                "",
                enteredBy,
                receivedAt,
                incoming.precedingInvoice(),
                incoming.iban(),
                costCentre.orElse(null),
                lines(incoming.lines(), orderNumber),
                incoming.taxSubtotals().stream()
                        .map(tax -> new SupplierInvoiceTax(tax.category(), tax.percent(), tax.base(), tax.tax()))
                        .toList(),
                incoming.charges().stream()
                        .map(charge -> new SupplierInvoiceCharge(charge.percent(), charge.amount()))
                        .toList());
    }

    private @Nullable LocalDate dueDate(IncomingInvoice incoming) {
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
                line.taxPercent(),
                line.serviceDate(),
                line.receiptReference(),
                line.priceQuantity(),
                BigDecimal.ONE,
                BigDecimal.ONE);
    }

    /** Suppliers write {@code 1} or {@code 0010}; anything that is no number is no reference to a line of ours. */
    private static @Nullable Integer lineNumber(@Nullable String orderLine) {
        return orderLine != null && orderLine.matches("[0-9]{1,6}") ? Integer.valueOf(orderLine) : null;
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
}

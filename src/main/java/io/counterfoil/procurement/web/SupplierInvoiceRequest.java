package io.counterfoil.procurement.web;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.Supplier;
import io.counterfoil.procurement.IncomingInvoice;
import io.counterfoil.procurement.IncomingInvoice.Kind;
import io.counterfoil.procurement.IncomingInvoice.Seller;
import io.counterfoil.procurement.IncomingInvoice.TaxSubtotal;
import io.counterfoil.procurement.IncomingInvoice.Totals;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An invoice whose figures somebody read from paper or another format.
 *
 * @param netAmount sum of the lines
 * @param grossAmount net and tax, the amount due
 */
record SupplierInvoiceRequest(
        @NotNull String supplierNumber,
        @NotNull String invoiceNumber,
        @NotNull LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @NotNull String currency,
        @Nullable String orderNumber,
        @NotNull BigDecimal netAmount,
        @NotNull BigDecimal taxAmount,
        @NotNull BigDecimal grossAmount,
        @NotEmpty @Valid List<Line> lines) {

    /** @param netAmount what the line charges without tax */
    record Line(
            @Nullable Integer orderLine,
            @NotNull String description,
            @NotNull BigDecimal quantity,
            @NotNull String unit,
            @NotNull BigDecimal unitPrice,
            @NotNull BigDecimal netAmount,
            @Nullable BigDecimal taxPercent) {}

    /** @throws io.counterfoil.kernel.InvalidInput if the figures do not add up or cannot be amounts of the currency */
    IncomingInvoice invoice(Supplier supplier) {
        check();
        return new IncomingInvoice(
                Kind.INVOICE,
                new Seller(supplier.name(), supplier.vatId(), supplier.legalId(), null),
                invoiceNumber.strip(),
                issueDate,
                dueDate,
                currency,
                orderNumber,
                null,
                null,
                IntStream.range(0, lines.size()).mapToObj(this::line).toList(),
                List.<TaxSubtotal>of(),
                new Totals(
                        netAmount,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        taxAmount,
                        grossAmount,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        grossAmount),
                null,
                null,
                null,
                null,
                null);
    }

    private IncomingInvoice.Line line(int index) {
        var line = lines.get(index);
        return new IncomingInvoice.Line(
                String.valueOf(index + 1),
                orderNumber,
                line.orderLine() == null ? null : line.orderLine().toString(),
                null,
                line.description(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                BigDecimal.ONE,
                line.netAmount(),
                "S",
                line.taxPercent() == null ? BigDecimal.ZERO : line.taxPercent());
    }

    private int decimals() {
        try {
            return Money.minorDigits(currency);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput(List.of(new FieldProblem(
                    "currency", "must be an ISO 4217 currency code such as EUR but is '" + currency + "'")));
        }
    }

    private void check() {
        var decimals = decimals();
        var sum = lines.stream().map(Line::netAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var check = new InputCheck()
                .text("invoiceNumber", invoiceNumber, 100)
                .notNegative("netAmount", netAmount, decimals)
                .notNegative("taxAmount", taxAmount, decimals)
                .positive("grossAmount", grossAmount, decimals)
                .that(sum.compareTo(netAmount) == 0, "netAmount", "is " + netAmount + " but the lines sum to " + sum)
                .that(
                        netAmount.add(taxAmount).compareTo(grossAmount) == 0,
                        "grossAmount",
                        "is " + grossAmount + " but net and tax sum to " + netAmount.add(taxAmount));
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            check.positive("lines[" + i + "].quantity", line.quantity(), 6)
                    .notNegative("lines[" + i + "].unitPrice", line.unitPrice(), 6)
                    .notNegative("lines[" + i + "].netAmount", line.netAmount(), decimals)
                    .text("lines[" + i + "].description", line.description(), 200)
                    .text("lines[" + i + "].unit", line.unit(), 10);
        }
        check.done();
    }
}

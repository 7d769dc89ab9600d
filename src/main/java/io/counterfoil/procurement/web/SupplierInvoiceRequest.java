package io.counterfoil.procurement.web;

import io.counterfoil.masterdata.Supplier;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.IncomingInvoice.Seller;
import io.counterfoil.procurement.invoice.IncomingInvoice.TaxSubtotal;
import io.counterfoil.procurement.invoice.IncomingInvoice.Totals;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An invoice whose figures somebody read from paper or another format. They need not add up: they are kept as stated,
 * and the match judges the difference (key TOT).
 *
 * @param kind what it does to what we owe; INVOICE if left out. Self-billed ones are written by the product only
 * @param netAmount lines and charges as the document states them; what counts is gross less tax
 * @param taxAmount all tax
 * @param grossAmount net and tax, the amount due
 * @param chargeAmount freight and other charges beside the lines, without tax; the sum of {@code charges} if left out
 * @param precedingInvoice the supplier's number of the invoice it corrects or credits
 * @param iban account it asks to pay to; compared with the master data, never paid to
 * @param costCentre who pays for an invoice without an order
 * @param taxes tax by rate, if it states more than one total
 * @param charges of {@code chargeAmount}, what the document taxes at a rate it names; the rest follows the goods and is
 *     apportioned to the rates of the lines by their net amounts
 */
record SupplierInvoiceRequest(
        @NotNull String supplierNumber,
        @Nullable Kind kind,
        @NotNull String invoiceNumber,
        @NotNull LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @NotNull String currency,
        @Nullable String orderNumber,
        @Nullable String precedingInvoice,
        @Nullable String iban,
        @Nullable String costCentre,
        @NotNull BigDecimal netAmount,
        @NotNull BigDecimal taxAmount,
        @NotNull BigDecimal grossAmount,
        @Nullable BigDecimal chargeAmount,
        @Valid @Nullable List<@NotNull Tax> taxes,
        @Valid @Nullable List<@NotNull Charge> charges,
        @NotEmpty @Valid List<@NotNull Line> lines) {

    /**
     * One billed line.
     *
     * @param quantity may be 0 on documents about money only
     * @param unitPrice for {@code priceBaseQuantity} units
     * @param netAmount what the line charges without tax
     * @param serviceDate when the service was rendered or the goods were delivered
     * @param receiptReference our receipt number or the delivery note
     * @param priceQuantity catch weight: billed quantity in the unit the order's price counts in
     * @param priceBaseQuantity 1 if left out
     */
    record Line(
            @Nullable Integer orderLine,
            @NotNull String description,
            @NotNull BigDecimal quantity,
            @NotNull String unit,
            @NotNull BigDecimal unitPrice,
            @NotNull BigDecimal netAmount,
            @Nullable BigDecimal taxPercent,
            @Nullable LocalDate serviceDate,
            @Nullable String receiptReference,
            @Nullable BigDecimal priceQuantity,
            @Nullable BigDecimal priceBaseQuantity) {}

    /**
     * Tax of one rate.
     *
     * @param category UNCL 5305; S if left out
     * @param percent 19 means nineteen percent
     */
    record Tax(
            @Nullable String category,
            @NotNull BigDecimal percent,
            @NotNull BigDecimal baseAmount,
            @NotNull BigDecimal taxAmount) {}

    /**
     * A charge beside the lines.
     *
     * @param taxPercent 19 means nineteen percent
     * @param amount without tax
     */
    record Charge(@NotNull BigDecimal taxPercent, @NotNull BigDecimal amount) {}

    Kind kindOrInvoice() {
        return kind == null ? Kind.INVOICE : kind;
    }

    List<Tax> taxesOrNone() {
        return taxes == null ? List.of() : taxes;
    }

    List<Charge> chargesOrNone() {
        return charges == null ? List.of() : charges;
    }

    /** All charges, whether or not their rate is named. */
    BigDecimal allCharges() {
        return orElse(
                chargeAmount, chargesOrNone().stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** @throws io.counterfoil.kernel.InvalidInput if the figures cannot be amounts of the currency */
    IncomingInvoice invoice(Supplier supplier) {
        SupplierInvoiceCheck.check(this);
        return new IncomingInvoice(
                kindOrInvoice(),
                new Seller(supplier.name(), supplier.vatId(), supplier.legalId(), null),
                invoiceNumber.strip(),
                issueDate,
                dueDate,
                currency,
                orderNumber,
                null,
                precedingInvoice,
                IntStream.range(0, lines.size()).mapToObj(this::line).toList(),
                taxesOrNone().stream()
                        .map(tax -> new TaxSubtotal(
                                category(tax.category()), tax.percent(), tax.baseAmount(), tax.taxAmount()))
                        .toList(),
                totals(),
                iban == null ? null : iban.replaceAll("\\s", ""),
                null,
                null,
                null,
                costCentre,
                chargesOrNone().stream()
                        .map(charge -> new IncomingInvoice.Charge(charge.taxPercent(), charge.amount()))
                        .toList());
    }

    private Totals totals() {
        return new Totals(
                lines.stream().map(Line::netAmount).reduce(BigDecimal.ZERO, BigDecimal::add),
                BigDecimal.ZERO,
                allCharges(),
                taxAmount,
                grossAmount,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                grossAmount);
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
                orElse(line.priceBaseQuantity(), BigDecimal.ONE),
                line.netAmount(),
                "S",
                orElse(line.taxPercent(), BigDecimal.ZERO),
                line.serviceDate(),
                line.receiptReference(),
                line.priceQuantity());
    }

    private static String category(@Nullable String stated) {
        return stated == null ? "S" : stated;
    }

    private static BigDecimal orElse(@Nullable BigDecimal stated, BigDecimal otherwise) {
        return stated == null ? otherwise : stated;
    }
}

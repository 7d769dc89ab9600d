package io.counterfoil.procurement.web;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoicematch.MatchEvaluation.Documents;
import io.counterfoil.procurement.matching.Background;
import io.counterfoil.procurement.matching.BilledBefore;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.Invoice;
import io.counterfoil.procurement.matching.InvoiceKind;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Order;
import io.counterfoil.procurement.matching.ReceiptLine;
import io.counterfoil.procurement.matching.ReceivedGoods;
import io.counterfoil.procurement.matching.TaxTable;
import io.counterfoil.procurement.matching.UnitPrice;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Documents to be matched without keeping them. What is left out is as usual: three-way by order line, price per one
 * unit, nothing received, nothing billed before.
 *
 * @param toleranceSet absent takes the company's set in force
 */
record MatchEvaluationRequest(
        @NotNull @Valid OrderGiven order,
        @Nullable @Valid List<@NotNull ReceiptGiven> receipts,
        @Nullable @Valid List<@NotNull EarlierInvoice> earlierInvoices,
        @Nullable @Valid TolerancesGiven toleranceSet,
        @NotNull @Valid InvoiceGiven invoice) {

    record OrderGiven(
            @NotNull String number,
            @NotNull String supplier,
            Order.@Nullable State state,
            @NotNull String currency,
            @NotEmpty @Valid List<@NotNull OrderLineGiven> lines) {

        Order order() {
            return new Order(
                    number,
                    supplier,
                    Optional.ofNullable(state).orElse(Order.State.APPROVED),
                    currency,
                    lines.stream().map(line -> line.line(currency)).toList());
        }
    }

    /** @param units other units the line may be billed in: what one of them is in the line's unit, {@code "1/12"} */
    record OrderLineGiven(
            @NotNull Integer number,
            @NotNull BigDecimal quantity,
            @NotNull String unit,
            @NotNull BigDecimal unitPrice,
            @Nullable BigDecimal pricePer,
            @Nullable BigDecimal overDeliveryPercent,
            MatchPolicy.@Nullable Way policy,
            MatchPolicy.@Nullable Basis basis,
            Order.@Nullable Kind kind,
            @Nullable BigDecimal priceQuantity,
            @Nullable BigDecimal plannedFreight,
            @Nullable LocalDate scheduledOn,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable BigDecimal taxPercent,
            @Nullable Map<String, @Nullable Fraction> units) {

        Order.Line line(String currency) {
            return new Order.Line(
                    number,
                    quantity,
                    unit,
                    new UnitPrice(new Money(unitPrice, currency), orElse(pricePer, BigDecimal.ONE)),
                    orElse(overDeliveryPercent, BigDecimal.ZERO),
                    new MatchPolicy(
                            Optional.ofNullable(policy).orElse(MatchPolicy.Way.THREE_WAY),
                            Optional.ofNullable(basis).orElse(MatchPolicy.Basis.ORDER),
                            policy == null ? "the usual way" : "the request"),
                    new Order.Terms(
                            Optional.ofNullable(kind).orElse(Order.Kind.GOODS),
                            priceQuantity,
                            orElse(plannedFreight, BigDecimal.ZERO),
                            scheduledOn,
                            validFrom,
                            validTo,
                            taxPercent,
                            Optional.ofNullable(units).orElse(Map.of())));
        }
    }

    record ReceiptGiven(
            @NotNull String receipt,
            @NotNull Integer orderLine,
            @Nullable BigDecimal received,
            @Nullable BigDecimal reversed,
            @Nullable BigDecimal accepted,
            @Nullable BigDecimal rejected,
            @Nullable BigDecimal returned,
            @Nullable BigDecimal returnedAccepted,
            @Nullable BigDecimal priceQuantity,
            @Nullable BigDecimal acceptedAmount) {

        ReceiptLine line() {
            return new ReceiptLine(
                    receipt,
                    orderLine,
                    new ReceivedGoods(
                            orElse(received, BigDecimal.ZERO),
                            orElse(reversed, BigDecimal.ZERO),
                            orElse(accepted, BigDecimal.ZERO),
                            orElse(rejected, BigDecimal.ZERO),
                            orElse(returned, BigDecimal.ZERO),
                            orElse(returnedAccepted, BigDecimal.ZERO),
                            priceQuantity,
                            orElse(acceptedAmount, BigDecimal.ZERO)));
        }
    }

    /** @param expected what the order prices for the quantity; absent is computed from the order line */
    record EarlierInvoice(
            @NotNull Integer orderLine,
            @Nullable String receipt,
            @NotNull BigDecimal quantity,
            @NotNull BigDecimal amount,
            @Nullable BigDecimal expected) {

        BilledBefore billed(Order order) {
            var line = Objects.requireNonNull(order.lines().get(orderLine));
            return new BilledBefore(
                    orderLine,
                    receipt,
                    Fraction.of(quantity),
                    new Money(amount, order.currency()),
                    expected == null ? line.price().of(quantity) : new Money(expected, order.currency()));
        }
    }

    /**
     * @param charges freight and other charges beside the lines; with {@code gross} or not at all
     * @param taxes by rate, with {@code gross} or not at all. Where every line has its rate, the bases are our own:
     *     lines of the rate and charges apportioned by net amount
     */
    record InvoiceGiven(
            @NotNull String number,
            @NotNull String supplier,
            @Nullable InvoiceKind kind,
            @Nullable LocalDate issueDate,
            @NotNull String currency,
            @NotEmpty @Valid List<@NotNull InvoiceLineGiven> lines,
            @Nullable BigDecimal charges,
            @Nullable @Valid List<@NotNull TaxGiven> taxes,
            @Nullable BigDecimal gross) {

        Invoice invoice() {
            return new Invoice(
                    number,
                    supplier,
                    Optional.ofNullable(kind).orElse(InvoiceKind.INVOICE),
                    issueDate,
                    currency,
                    lines.stream().map(line -> line.line(currency)).toList(),
                    gross == null ? null : totals(new Money(gross, currency)),
                    Background.NOTHING);
        }

        List<TaxGiven> taxesOrNone() {
            return Optional.ofNullable(taxes).orElse(List.of());
        }

        /** Where each line has its rate, tax is judged on bases of ours, as that of a registered invoice. */
        private Invoice.Totals totals(Money stated) {
            var allCharges = new Money(orElse(charges, BigDecimal.ZERO), currency);
            var billed = lines.stream().map(line -> line.line(currency)).toList();
            var rates = lines.stream().allMatch(line -> line.taxPercent != null)
                    && !taxesOrNone().isEmpty();
            var rows = taxesOrNone().stream().map(tax -> tax.row(currency)).toList();
            var total = rows.stream().map(TaxTable.Row::tax).reduce(Money.zero(currency), Money::plus);
            return new Invoice.Totals(
                    allCharges,
                    rates
                            ? new TaxTable(rows, total).against(billed, List.of(), allCharges)
                            : rows.stream()
                                    .map(row -> new Invoice.Tax(row.percent(), row.base(), row.tax()))
                                    .toList(),
                    stated,
                    null,
                    rows);
        }
    }

    record InvoiceLineGiven(
            @NotNull Integer number,
            @Nullable Integer orderLine,
            @NotNull BigDecimal quantity,
            @NotNull String unit,
            @NotNull BigDecimal net,
            @Nullable BigDecimal taxPercent,
            @Nullable LocalDate serviceDate,
            @Nullable String receipt,
            @Nullable BigDecimal priceQuantity) {

        Invoice.Line line(String currency) {
            return new Invoice.Line(
                    number,
                    orderLine,
                    quantity,
                    unit,
                    new Money(net, currency),
                    taxPercent,
                    serviceDate,
                    receipt,
                    priceQuantity);
        }
    }

    /** @param category UNCL 5305, for example {@code S}; absent if it does not matter */
    record TaxGiven(
            @Nullable String category,
            @NotNull BigDecimal percent,
            @NotNull BigDecimal base,
            @NotNull BigDecimal amount) {

        TaxTable.Row row(String currency) {
            return new TaxTable.Row(category, percent, new Money(base, currency), new Money(amount, currency));
        }
    }

    List<ReceiptGiven> receiptsOrNone() {
        return Optional.ofNullable(receipts).orElse(List.of());
    }

    List<EarlierInvoice> earlierOrNone() {
        return Optional.ofNullable(earlierInvoices).orElse(List.of());
    }

    /** Built on demand: documents that contradict themselves refuse to exist. */
    Documents documents() {
        var ordered = order.order();
        return new Documents(
                ordered,
                receiptsOrNone().stream().map(ReceiptGiven::line).toList(),
                earlierOrNone().stream().map(earlier -> earlier.billed(ordered)).toList(),
                invoice.invoice());
    }

    private static BigDecimal orElse(@Nullable BigDecimal given, BigDecimal usual) {
        return given == null ? usual : given;
    }
}

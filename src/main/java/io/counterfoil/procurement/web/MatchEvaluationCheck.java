package io.counterfoil.procurement.web;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.web.MatchEvaluationRequest.EarlierInvoice;
import io.counterfoil.procurement.web.MatchEvaluationRequest.InvoiceGiven;
import io.counterfoil.procurement.web.MatchEvaluationRequest.InvoiceLineGiven;
import io.counterfoil.procurement.web.MatchEvaluationRequest.OrderLineGiven;
import io.counterfoil.procurement.web.MatchEvaluationRequest.ReceiptGiven;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether documents to be tried can be documents: everything wrong at once, each under the path its sender wrote. */
final class MatchEvaluationCheck {
    /** What our columns hold, so that a trial refuses what a document could not say either. */
    private static final int QUANTITY_DECIMALS = 6;

    private static final int PRICE_DECIMALS = 6;
    private static final int PERCENT_DECIMALS = 4;
    private static final int MOST_DIGITS = 19;

    private final MatchEvaluationRequest request;
    private final InputCheck check = new InputCheck();
    private final Set<Integer> orderLines;

    MatchEvaluationCheck(MatchEvaluationRequest request) {
        this.request = request;
        this.orderLines =
                request.order().lines().stream().map(OrderLineGiven::number).collect(Collectors.toSet());
    }

    /**
     * @param toleranceKeys those that limits may be given for
     * @throws io.counterfoil.kernel.InvalidInput naming every field that no document can have
     */
    void done(Set<String> toleranceKeys) {
        currency("order.currency", request.order().currency());
        currency("invoice.currency", request.invoice().currency());
        orderLines();
        receipts();
        earlierInvoices();
        invoice(request.invoice());
        if (request.toleranceSet() != null) {
            request.toleranceSet().check(check, toleranceKeys);
        }
        check.done();
    }

    private void orderLines() {
        var numbers = new HashSet<Integer>();
        for (var i = 0; i < request.order().lines().size(); i++) {
            var path = "order.lines[" + i + "].";
            var line = request.order().lines().get(i);
            check.that(numbers.add(line.number()), path + "number", twice("order line", line.number()))
                    .notNegative(path + "quantity", line.quantity(), QUANTITY_DECIMALS)
                    .notNegative(path + "unitPrice", line.unitPrice(), PRICE_DECIMALS)
                    .text(path + "unit", line.unit(), 10);
            positive(path + "pricePer", line.pricePer());
            positive(path + "priceQuantity", line.priceQuantity());
            percent(path + "overDeliveryPercent", line.overDeliveryPercent());
            amount(
                    path + "plannedFreight",
                    line.plannedFreight(),
                    request.order().currency());
            percent(path + "taxPercent", line.taxPercent());
            days(path, line);
            units(path, line.units());
        }
    }

    private void days(String path, OrderLineGiven line) {
        var from = line.validFrom();
        var to = line.validTo();
        check.day(path + "scheduledOn", line.scheduledOn())
                .day(path + "validFrom", from)
                .day(path + "validTo", to)
                .that(
                        from == null || to == null || !from.isAfter(to),
                        path + "validFrom",
                        "must not be after validTo, " + to + ", but is " + from);
    }

    private void units(String path, @Nullable Map<String, @Nullable Fraction> units) {
        if (units != null) {
            units.forEach((unit, factor) -> check.text(path + "units", unit, 10)
                    .that(
                            factor != null
                                    && factor.signum() > 0
                                    && isShort(factor.numerator())
                                    && isShort(factor.denominator()),
                            path + "units." + unit,
                            "must be greater than 0, of at most " + MOST_DIGITS + " digits, such as \"1/12\", but is "
                                    + factor));
        }
    }

    private static boolean isShort(BigDecimal value) {
        return value.precision() <= MOST_DIGITS && Math.abs(value.scale()) <= MOST_DIGITS;
    }

    private void receipts() {
        var known = new HashSet<String>();
        var receipts = request.receiptsOrNone();
        for (var i = 0; i < receipts.size(); i++) {
            var path = "receipts[" + i + "].";
            var receipt = receipts.get(i);
            check.text(path + "receipt", receipt.receipt(), 100)
                    .that(
                            known.add(receipt.orderLine() + "/" + receipt.receipt()),
                            path + "receipt",
                            "must not be there twice for one order line but " + receipt.receipt() + " of line "
                                    + receipt.orderLine() + " is");
            orderLine(path, receipt.orderLine());
            quantities(path, receipt);
        }
    }

    private void quantities(String path, ReceiptGiven receipt) {
        notNegative(path + "received", receipt.received(), QUANTITY_DECIMALS);
        notNegative(path + "reversed", receipt.reversed(), QUANTITY_DECIMALS);
        notNegative(path + "accepted", receipt.accepted(), QUANTITY_DECIMALS);
        notNegative(path + "rejected", receipt.rejected(), QUANTITY_DECIMALS);
        notNegative(path + "returned", receipt.returned(), QUANTITY_DECIMALS);
        notNegative(path + "returnedAccepted", receipt.returnedAccepted(), QUANTITY_DECIMALS);
        positive(path + "priceQuantity", receipt.priceQuantity());
        amount(
                path + "acceptedAmount",
                receipt.acceptedAmount(),
                request.order().currency());
    }

    private void earlierInvoices() {
        var earlier = request.earlierOrNone();
        for (var i = 0; i < earlier.size(); i++) {
            var path = "earlierInvoices[" + i + "].";
            earlier(path, earlier.get(i));
        }
        orderLines.forEach(this::billedInAll);
    }

    /** A row may be a credit note, and then be below zero; all rows of an order line together may not. */
    private void billedInAll(Integer orderLine) {
        var all = new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO};
        for (var earlier : request.earlierOrNone()) {
            if (earlier.orderLine().equals(orderLine)) {
                all[0] = all[0].add(earlier.quantity());
                all[1] = all[1].add(earlier.amount());
            }
        }
        notTakenBack("quantity", orderLine, all[0]);
        notTakenBack("amount", orderLine, all[1]);
    }

    private void notTakenBack(String what, Integer orderLine, BigDecimal sum) {
        check.that(
                sum.signum() >= 0,
                "earlierInvoices",
                "must not take back more than was billed, but the sum of " + what + " over order line " + orderLine
                        + " is " + sum + "; give the invoices that were credited too");
    }

    private void earlier(String path, EarlierInvoice earlier) {
        orderLine(path, earlier.orderLine());
        receipt(path, earlier.receipt(), earlier.orderLine());
        check.that(
                        earlier.quantity().signum() * earlier.amount().signum() >= 0,
                        path + "amount",
                        "must have the sign of the quantity, " + earlier.quantity() + ", but is " + earlier.amount())
                .notNegative(path + "quantity", earlier.quantity().abs(), QUANTITY_DECIMALS)
                .notNegative(
                        path + "amount",
                        earlier.amount().abs(),
                        decimals(request.order().currency()));
        if (earlier.expected() != null) {
            check.notNegative(
                    path + "expected",
                    earlier.expected().abs(),
                    decimals(request.order().currency()));
        }
    }

    private void invoice(InvoiceGiven invoice) {
        var numbers = new HashSet<Integer>();
        for (var i = 0; i < invoice.lines().size(); i++) {
            var path = "invoice.lines[" + i + "].";
            var line = invoice.lines().get(i);
            check.that(numbers.add(line.number()), path + "number", twice("invoice line", line.number()));
            invoiceLine(path, line);
        }
        check.day("invoice.issueDate", invoice.issueDate());
        totals(invoice);
    }

    /** A quantity or an amount below zero is for the match to judge (key SIGN): documents have them. */
    private void invoiceLine(String path, InvoiceLineGiven line) {
        check.notNegative(path + "quantity", line.quantity().abs(), QUANTITY_DECIMALS)
                .notNegative(
                        path + "net",
                        line.net().abs(),
                        decimals(request.invoice().currency()))
                .text(path + "unit", line.unit(), 10)
                .day(path + "serviceDate", line.serviceDate());
        receipt(path, line.receipt(), line.orderLine());
        percent(path + "taxPercent", line.taxPercent());
        positive(path + "priceQuantity", line.priceQuantity());
    }

    /** @param orderLine null if the line names none */
    private void receipt(String path, @Nullable String receipt, @Nullable Integer orderLine) {
        var known = request.receiptsOrNone().stream()
                .filter(one -> orderLine == null || one.orderLine().equals(orderLine))
                .map(ReceiptGiven::receipt)
                .toList();
        check.that(
                receipt == null || known.contains(receipt),
                path + "receipt",
                "must be one of the receipts given for its order line but is '" + receipt + "'; those are " + known);
    }

    private void totals(InvoiceGiven invoice) {
        var decimals = decimals(invoice.currency());
        if (invoice.gross() == null) {
            var without = "is judged together with invoice.gross only; give that too, or leave this out";
            check.that(invoice.charges() == null, "invoice.charges", without)
                    .that(invoice.taxes() == null, "invoice.taxes", without);
        } else {
            check.notNegative("invoice.gross", invoice.gross().abs(), decimals);
        }
        if (invoice.charges() != null) {
            check.notNegative("invoice.charges", invoice.charges().abs(), decimals);
        }
        var taxes = invoice.taxesOrNone();
        for (var i = 0; i < taxes.size(); i++) {
            var path = "invoice.taxes[" + i + "].";
            percent(path + "percent", taxes.get(i).percent());
            check.notNegative(path + "base", taxes.get(i).base().abs(), decimals)
                    .notNegative(path + "amount", taxes.get(i).amount().abs(), decimals);
        }
    }

    private void orderLine(String path, Integer orderLine) {
        check.that(
                orderLines.contains(orderLine),
                path + "orderLine",
                "must be a line of the order but is " + orderLine + "; it has " + orderLines);
    }

    private static String twice(String what, Integer number) {
        return "must not be there twice but " + what + " " + number + " is";
    }

    private void positive(String field, @Nullable BigDecimal value) {
        if (value != null) {
            check.positive(field, value, QUANTITY_DECIMALS);
        }
    }

    private void notNegative(String field, @Nullable BigDecimal value, int decimals) {
        if (value != null) {
            check.notNegative(field, value, decimals);
        }
    }

    private void amount(String field, @Nullable BigDecimal value, String currency) {
        notNegative(field, value, decimals(currency));
    }

    private void percent(String field, @Nullable BigDecimal value) {
        if (value != null) {
            check.notNegative(field, value, PERCENT_DECIMALS)
                    .that(value.compareTo(BigDecimal.valueOf(100)) <= 0, field, "must be at most 100 but is " + value);
        }
    }

    private void currency(String field, String code) {
        check.that(
                Money.isCurrency(code), field, "must be an ISO 4217 currency code such as EUR but is '" + code + "'");
    }

    /** Of a currency that is refused anyway as many as any has. */
    private static int decimals(String currency) {
        return Money.isCurrency(currency) ? Money.minorDigits(currency) : 4;
    }
}

package io.counterfoil.procurement.invoicematch;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoiceLine;
import io.counterfoil.procurement.matching.LineMatch;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.payable.UndisputedPayment;
import io.counterfoil.procurement.payable.UndisputedPayment.Taxed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** What nobody doubts of an invoice as its match found it, with the tax that belongs to it. */
public final class UndisputedPart {
    private UndisputedPart() {}

    public static UndisputedPayment of(SupplierInvoice invoice, MatchResult result) {
        var billed = new ArrayList<Taxed>();
        for (var line : result.lines()) {
            billed.add(taxed(invoice, line));
        }
        var net = money(invoice, invoice.netAmount());
        var ofLines = billed.stream().map(Taxed::net).reduce(Money.zero(invoice.currency()), Money::plus);
        billed.add(Taxed.beside(net.minus(ofLines), highestRate(invoice)));
        return UndisputedPayment.of(billed, money(invoice, invoice.taxAmount()));
    }

    /** All lines of the invoice that bill one order line count as one; should their rates differ, at their average. */
    private static Taxed taxed(SupplierInvoice invoice, LineMatch match) {
        var lines = invoice.lines().stream()
                .filter(line -> match.figures().invoiceLines().contains(line.lineNumber()))
                .toList();
        return new Taxed(
                lines.stream()
                        .map(line -> money(invoice, line.netAmount()))
                        .reduce(Money.zero(invoice.currency()), Money::plus),
                match.figures().undisputed(),
                rate(lines));
    }

    /** Average rate of tax, weighted by net amounts. */
    static BigDecimal rate(List<SupplierInvoiceLine> lines) {
        var net = lines.stream().map(SupplierInvoiceLine::netAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (net.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return lines.stream()
                .map(line -> line.netAmount().multiply(line.taxPercent()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(net, MathContext.DECIMAL128);
    }

    private static BigDecimal highestRate(SupplierInvoice invoice) {
        return invoice.lines().stream().map(SupplierInvoiceLine::taxPercent).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    static Money money(SupplierInvoice invoice, BigDecimal amount) {
        return new Money(amount, invoice.currency()).rounded();
    }
}

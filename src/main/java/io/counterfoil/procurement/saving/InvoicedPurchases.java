package io.counterfoil.procurement.saving;

import io.counterfoil.governance.actual.InvoicedPurchase;
import io.counterfoil.governance.actual.PurchaseSavings;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoiceLine;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.procurement.settlement.InvoiceBooked;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads booked documents as purchases. Only goods have a price per unit: services and frames are billed by amount.
 * Prepayments and released retention are not prices, so they say nothing.
 */
@Component
class InvoicedPurchases {
    private final PurchaseSavings savings;

    InvoicedPurchases(PurchaseSavings savings) {
        this.savings = savings;
    }

    @EventListener
    void count(InvoiceBooked booked) {
        var goods = goods(booked);
        var money = money(booked);
        if (money == 0) {
            return;
        }
        savings.count(booked.invoice().lines().stream()
                .flatMap(line -> orderLine(booked, line)
                        .filter(ordered -> ordered.terms().kind() == LineTerms.Kind.GOODS)
                        .map(ordered -> purchase(booked, line, ordered, goods, money))
                        .stream())
                .toList());
    }

    /** 1 where goods are billed, -1 where they go back, 0 where quantities stay as billed before. */
    private static int goods(InvoiceBooked booked) {
        return switch (booked.invoice().kind()) {
            case INVOICE, SELF_BILLED -> 1;
            case CREDIT_NOTE -> -1;
            case VALUE_CREDIT, SUBSEQUENT_DEBIT, PREPAYMENT_REQUEST, RETENTION_RELEASE -> 0;
        };
    }

    private static int money(InvoiceBooked booked) {
        return switch (booked.invoice().kind()) {
            case INVOICE, SELF_BILLED, SUBSEQUENT_DEBIT -> 1;
            case CREDIT_NOTE, VALUE_CREDIT -> -1;
            case PREPAYMENT_REQUEST, RETENTION_RELEASE -> 0;
        };
    }

    private static Optional<PurchaseOrderLine> orderLine(InvoiceBooked booked, SupplierInvoiceLine line) {
        return Optional.ofNullable(line.orderLineOf(booked.order()))
                .flatMap(number -> booked.order().line(number));
    }

    private static InvoicedPurchase purchase(
            InvoiceBooked booked, SupplierInvoiceLine line, PurchaseOrderLine ordered, int goods, int money) {
        var invoice = booked.invoice();
        var order = booked.order();
        return new InvoicedPurchase(
                invoice.businessKey(),
                line.lineNumber(),
                order.orderNumber(),
                ordered.lineNumber(),
                order.supplierNumber(),
                ordered.description(),
                ordered.terms().category(),
                order.costCentre(),
                Objects.requireNonNullElse(ordered.terms().priceUnit(), ordered.unit()),
                quantity(line, ordered).multiply(BigDecimal.valueOf(goods)),
                new Money(line.netAmount().multiply(BigDecimal.valueOf(money)), invoice.currency()),
                Objects.requireNonNullElse(line.serviceDate(), invoice.issueDate()),
                booked.entry().number(),
                booked.entry().postingDate());
    }

    /** In the unit that the order's price counts in. Without its catch weight a line has the ordered one's share. */
    private static BigDecimal quantity(SupplierInvoiceLine line, PurchaseOrderLine ordered) {
        if (!ordered.isCatchWeight()) {
            return line.orderQuantity();
        }
        return line.priceQuantity() != null
                ? line.priceQuantity()
                : Objects.requireNonNull(ordered.terms()
                        .scaled(ordered.quantity(), line.orderQuantity())
                        .priceQuantity());
    }
}

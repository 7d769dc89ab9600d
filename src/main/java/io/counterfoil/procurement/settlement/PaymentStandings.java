package io.counterfoil.procurement.settlement;

import io.counterfoil.banking.Payment;
import io.counterfoil.banking.PaymentState;
import io.counterfoil.banking.Payments;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoicematch.KeptMatches;
import io.counterfoil.procurement.invoicematch.OrderMoney;
import io.counterfoil.procurement.order.PurchaseOrders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says how far invoices are paid. */
@Component
@Transactional(readOnly = true)
public class PaymentStandings {
    private final PurchaseOrders orders;
    private final OrderMoney orderMoney;
    private final SettledAmounts settled;
    private final Payments payments;
    private final KeptMatches matches;

    PaymentStandings(
            PurchaseOrders orders,
            OrderMoney orderMoney,
            SettledAmounts settled,
            Payments payments,
            KeptMatches matches) {
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.settled = settled;
        this.payments = payments;
        this.matches = matches;
    }

    /** Empty for credit notes, which are never paid. */
    public Optional<PaymentStanding> of(SupplierInvoice invoice) {
        if (invoice.kind().isCredit()) {
            return Optional.empty();
        }
        var all = payments.ofInvoice(invoice.businessKey());
        var payable = payable(invoice);
        var scheduled = sum(all.stream().map(Payment::scheduled).toList(), invoice);
        var withheld = invoice.status() == Status.HELD ? payable.minus(scheduled) : nothing(invoice);
        return Optional.of(new PaymentStanding(
                payable,
                scheduled,
                sum(all.stream().map(PaymentStandings::paid).toList(), invoice),
                withheld.isPositive() ? withheld : nothing(invoice)));
    }

    /** The net amount that the last match does not doubt; empty before the first. */
    public Optional<Money> undisputedNet(String invoiceKey) {
        return matches.newest(invoiceKey).map(kept -> kept.result().undisputed().rounded());
    }

    private Money payable(SupplierInvoice invoice) {
        if (invoice.status() == Status.POSTED) {
            return settled.payable(invoice).plus(settled.paidBefore(invoice));
        }
        var order = Optional.ofNullable(invoice.orderNumber()).flatMap(orders::findById);
        return (invoice.kind() == Kind.INVOICE || invoice.kind() == Kind.RETENTION_RELEASE) && order.isPresent()
                ? orderMoney.of(invoice, order.get()).amount()
                : invoice.payable();
    }

    private static Money paid(Payment payment) {
        var out = payment.state() == PaymentState.RELEASED ? payment.amount() : BigDecimal.ZERO;
        return new Money(out.add(payment.credited()), payment.currency()).rounded();
    }

    private static Money sum(List<Money> amounts, SupplierInvoice invoice) {
        return amounts.stream().reduce(nothing(invoice), Money::plus);
    }

    private static Money nothing(SupplierInvoice invoice) {
        return Money.zero(invoice.currency()).rounded();
    }
}

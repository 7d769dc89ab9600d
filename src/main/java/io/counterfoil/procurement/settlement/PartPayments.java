package io.counterfoil.procurement.settlement;

import io.counterfoil.banking.Payment;
import io.counterfoil.banking.PaymentOrders;
import io.counterfoil.banking.PaymentPart;
import io.counterfoil.banking.PaymentState;
import io.counterfoil.banking.Payments;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoicematch.HeldPayments;
import io.counterfoil.procurement.invoicematch.OrderMoney;
import io.counterfoil.procurement.invoicematch.UndisputedPart;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is paid of invoices while they are held. After every match, what is scheduled follows what is undisputed: more is
 * one more part, the difference; less takes back parts that have not left, the newest first. What has left stays paid,
 * and is taken off the rest.
 *
 * <p>The order's row is locked by the caller, so two matches of an invoice never schedule the same part.
 */
@Component
@Transactional
public class PartPayments implements HeldPayments {
    private final PurchaseOrders orders;
    private final OrderMoney orderMoney;
    private final Payments payments;
    private final PaymentOrders paymentOrders;
    private final InvoicePaymentOrders invoicePayments;
    private final PartPostings postings;
    private final PaidPartClaims claims;
    private final ApplicationEventPublisher events;

    PartPayments(
            PurchaseOrders orders,
            OrderMoney orderMoney,
            Payments payments,
            PaymentOrders paymentOrders,
            InvoicePaymentOrders invoicePayments,
            PartPostings postings,
            PaidPartClaims claims,
            ApplicationEventPublisher events) {
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.payments = payments;
        this.paymentOrders = paymentOrders;
        this.invoicePayments = invoicePayments;
        this.postings = postings;
        this.claims = claims;
        this.events = events;
    }

    @Override
    public void follow(SupplierInvoice invoice, MatchResult result) {
        if (result.reasons().isEmpty()) {
            return;
        }
        var target = target(invoice, result);
        var parts = withdraw(invoice, target, sentences(result));
        var left = target.minus(scheduled(parts, invoice.currency()));
        if (left.isPositive()) {
            schedule(invoice, parts, left, result);
        }
    }

    @Override
    public boolean isBehind(SupplierInvoice invoice, MatchResult result) {
        if (result.reasons().isEmpty()) {
            return false;
        }
        var target = target(invoice, result);
        var parts = payments.ofInvoice(invoice.businessKey());
        return target.minus(scheduled(parts, invoice.currency())).isPositive()
                || !tooMuch(parts, target).isEmpty();
    }

    /**
     * What is paid already of an invoice that is about to be booked; parts beyond what it comes to are taken back if
     * they have not left.
     */
    Money settle(SupplierInvoice invoice, Money payable) {
        return scheduled(
                withdraw(invoice, payable, "invoice " + invoice.businessKey() + " comes to " + payable),
                invoice.currency());
    }

    /**
     * Closes the parts of an invoice that was just booked. What was paid beyond what it comes to is claimed; what the
     * supplier owes of rejected invoices of the order is taken off it.
     *
     * @param paid as {@link #settle} said
     * @return of {@code payable}, what need not be paid any more
     */
    Money close(SupplierInvoice invoice, PurchaseOrder order, Money payable, Money paid) {
        var rest = payable.minus(paid);
        if (rest.amount().signum() < 0) {
            claims.open(order, invoice.businessKey(), paid.minus(payable), AuditFact.SYSTEM);
            return payable;
        }
        return invoice.kind() == Kind.INVOICE && rest.isPositive()
                ? paid.plus(claims.takeOff(order, rest, invoice.businessKey()))
                : paid;
    }

    /** Ends the parts of an invoice that is rejected: what has not left is taken back, the rest is claimed. */
    public void reject(SupplierInvoice invoice, String person, String reason) {
        var paid = scheduled(withdraw(invoice, Money.zero(invoice.currency()), reason), invoice.currency());
        if (paid.isPositive()) {
            claims.open(orderOf(invoice).orElseThrow(), invoice.businessKey(), paid, person);
        }
    }

    /**
     * Takes back parts of a rejected invoice that came back from a refused run, with the claim for them. What a later
     * invoice was paid less by already is left to be paid.
     */
    void returned(SupplierInvoice invoice) {
        var order = orderOf(invoice).orElseThrow();
        for (var part : payments.ofInvoice(invoice.businessKey())) {
            var claimed = claims.openFor(order, invoice);
            if (part.state() == PaymentState.SCHEDULED
                    && !part.money().minus(claimed).isPositive()) {
                paymentOrders
                        .withdraw(part, "invoice " + invoice.businessKey() + " was rejected")
                        .ifPresent(amount -> claims.withdraw(order, invoice, part.part(), amount));
            }
        }
    }

    /** Payable by now, before a person or a fact ends the hold; never more than the whole invoice comes to. */
    private Money target(SupplierInvoice invoice, MatchResult result) {
        // Most held invoices are paid as a whole only: nothing is read for them.
        var order = invoice.kind() == Kind.INVOICE && result.undisputedPayable().isPositive()
                ? orderOf(invoice)
                : Optional.<PurchaseOrder>empty();
        if (order.isEmpty()) {
            return Money.zero(invoice.currency());
        }
        var part = UndisputedPart.of(invoice, result);
        var now = orderMoney.ofInvoice(order.get(), part.now(), part.nowNet()).amount();
        var whole = orderMoney.of(invoice, order.get()).amount();
        var owed = claims.openOf(order.get(), invoice.currency());
        var target = (now.minus(whole).isPositive() ? whole : now).minus(owed);
        return target.isPositive() ? target : Money.zero(invoice.currency());
    }

    /** The invoice's payments as they stand afterwards. What a run takes meanwhile counts as paid. */
    private List<Payment> withdraw(SupplierInvoice invoice, Money target, String why) {
        // Nothing can have been paid of an invoice that is matched for the first time.
        var parts =
                invoice.status() == Status.RECEIVED ? List.<Payment>of() : payments.ofInvoice(invoice.businessKey());
        var tooMuch = tooMuch(parts, target);
        for (var part : tooMuch) {
            paymentOrders.withdraw(part, why).ifPresent(amount -> postings.withdrawn(invoice, part.part(), amount));
        }
        return tooMuch.isEmpty() ? parts : payments.ofInvoice(invoice.businessKey());
    }

    private static List<Payment> tooMuch(List<Payment> parts, Money target) {
        var standing = scheduled(parts, target.currency());
        var tooMuch = new ArrayList<Payment>();
        for (var part : newestFirst(parts)) {
            if (standing.minus(target).isPositive() && part.state() == PaymentState.SCHEDULED && part.part() > 0) {
                tooMuch.add(part);
                standing = standing.minus(part.money());
            }
        }
        return tooMuch;
    }

    private static List<Payment> newestFirst(List<Payment> parts) {
        return parts.stream()
                .sorted(Comparator.comparingInt(Payment::part).reversed())
                .toList();
    }

    private void schedule(SupplierInvoice invoice, List<Payment> earlier, Money amount, MatchResult result) {
        var number = earlier.stream().mapToInt(Payment::part).max().orElse(0) + 1;
        var part = new PaymentPart(
                number,
                scheduled(earlier, invoice.currency()),
                orderMoney.of(invoice, orderOf(invoice).orElseThrow()).amount());
        postings.scheduled(invoice, number, amount);
        events.publishEvent(new AuditFact(
                invoice.businessKey(),
                AuditFact.SYSTEM,
                "UNDISPUTED_PART_PAYABLE",
                sentences(result),
                Map.of(
                        "part", Integer.toString(number),
                        "amount", amount.toString(),
                        "undisputedNet", result.undisputed().toString(),
                        "payable", part.payable().toString(),
                        "holds", String.join(",", result.reasonKeys()))));
        paymentOrders.schedule(invoicePayments.of(invoice, amount, part));
    }

    private static Money scheduled(List<Payment> parts, String currency) {
        return parts.stream().map(Payment::scheduled).reduce(Money.zero(currency), Money::plus);
    }

    private static String sentences(MatchResult result) {
        return result.reasons().stream().map(Check::sentence).collect(Collectors.joining(" "));
    }

    private Optional<PurchaseOrder> orderOf(SupplierInvoice invoice) {
        return Optional.ofNullable(invoice.orderNumber())
                .flatMap(orders::findById)
                .filter(order -> order.currency().equals(invoice.currency()));
    }
}

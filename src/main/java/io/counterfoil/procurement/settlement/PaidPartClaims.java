package io.counterfoil.procurement.settlement;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.claim.SupplierClaim;
import io.counterfoil.procurement.claim.SupplierClaim.Kind;
import io.counterfoil.procurement.claim.SupplierClaims;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.order.PurchaseOrder;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What suppliers owe because a held invoice was paid in part and then rejected, or came to less. The order's next
 * invoices are paid less by it: the supplier bills again what was paid before. The order's row is locked.
 */
@Component
@Transactional
class PaidPartClaims {
    /** An invoice concerns its order as a whole. */
    private static final int WHOLE_ORDER = 0;

    private final SupplierClaims claims;

    PaidPartClaims(SupplierClaims claims) {
        this.claims = claims;
    }

    /** @param amount as it was paid, with tax */
    void open(PurchaseOrder order, String invoiceKey, Money amount, String person) {
        claims.open(Kind.PAID_PART, order, WHOLE_ORDER, invoiceKey, amount, person);
    }

    /** Still owed over all of an order. */
    Money openOf(PurchaseOrder order, String currency) {
        return claims.openOf(Kind.PAID_PART, order.orderNumber(), currency).stream()
                .map(SupplierClaim::open)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** Still owed of one invoice. */
    Money openFor(PurchaseOrder order, SupplierInvoice invoice) {
        return claimsFor(order, invoice).map(SupplierClaim::open).reduce(Money.zero(invoice.currency()), Money::plus);
    }

    /** Gives up what was claimed of a part that did not leave after all. */
    void withdraw(PurchaseOrder order, SupplierInvoice invoice, int part, Money amount) {
        var claim = claimsFor(order, invoice).findFirst().orElseThrow();
        claims.settle(claim, amount, invoice.businessKey() + " part " + part, invoice.businessKey());
    }

    private Stream<SupplierClaim> claimsFor(PurchaseOrder order, SupplierInvoice invoice) {
        return claims.openOf(Kind.PAID_PART, order.orderNumber(), invoice.currency()).stream()
                .filter(claim -> claim.cause().equals(invoice.businessKey()));
    }

    /**
     * Takes what is owed off an invoice, the oldest claim first.
     *
     * @param most what is to be paid of the invoice
     * @return what was taken off; at most {@code most}
     */
    Money takeOff(PurchaseOrder order, Money most, String invoiceKey) {
        var left = most;
        for (var claim : claims.openOf(Kind.PAID_PART, order.orderNumber(), most.currency())) {
            var amount = left.minus(claim.open()).isPositive() ? claim.open() : left;
            if (amount.isPositive()) {
                claims.settle(claim, amount, invoiceKey, invoiceKey);
                left = left.minus(amount);
            }
        }
        return most.minus(left);
    }
}

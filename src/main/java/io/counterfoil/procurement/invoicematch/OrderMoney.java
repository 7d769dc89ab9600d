package io.counterfoil.procurement.invoicematch;

import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.OpenItems;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.payable.OrderOfMoney;
import io.counterfoil.procurement.payable.Payable;
import io.counterfoil.procurement.payable.Prepayment;
import io.counterfoil.procurement.payable.RetentionRelease;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What of an order's money is kept back and paid before, as the books say, and what is therefore payable of an invoice.
 * The order's row must be locked where something is decided by it.
 */
@Component
public class OrderMoney {
    private final OpenItems openItems;
    private final JdbcClient jdbc;

    OrderMoney(OpenItems openItems, JdbcClient jdbc) {
        this.openItems = openItems;
        this.jdbc = jdbc;
    }

    /** Kept back of the order's invoices and not released yet. */
    public Money retained(PurchaseOrder order) {
        var standing = openItems.standing(AccountPurpose.RETENTION_PAYABLE, order.orderNumber(), order.currency());
        return new Money(standing.negate(), order.currency()).rounded();
    }

    /** Requested before delivery, with tax, and booked; whether or not taken back since. */
    public Money prepaid(PurchaseOrder order) {
        return new Money(
                        openItems.debited(AccountPurpose.PREPAYMENT, order.orderNumber(), order.currency()),
                        order.currency())
                .rounded();
    }

    /** Of {@link #prepaid}, what no invoice has taken back yet. */
    public Money openPrepayment(PurchaseOrder order) {
        return new Money(
                        openItems.standing(AccountPurpose.PREPAYMENT, order.orderNumber(), order.currency()),
                        order.currency())
                .rounded();
    }

    /**
     * What is payable of a document before credit notes; of a credit note, what it takes off payments.
     *
     * @param order null if the document has none
     */
    public Payable of(SupplierInvoice invoice, @Nullable PurchaseOrder order) {
        var gross = new Money(invoice.grossAmount(), invoice.currency()).rounded();
        var net = new Money(invoice.netAmount(), invoice.currency()).rounded();
        var nothing = Money.zero(invoice.currency());
        if (order == null || !order.currency().equals(invoice.currency())) {
            return new Payable(gross, nothing, nothing, nothing);
        }
        return switch (invoice.kind()) {
            case INVOICE, SELF_BILLED, SUBSEQUENT_DEBIT -> ofInvoice(order, gross, net);
            case CREDIT_NOTE, VALUE_CREDIT -> new Payable(gross, retentionOfCredit(order, net), nothing, nothing);
            case PREPAYMENT_REQUEST -> new Payable(gross, nothing, nothing, nothing);
            case RETENTION_RELEASE ->
                new Payable(gross, released(order, invoice).taxPaidBefore(), nothing, nothing, nothing);
        };
    }

    /** What a release of retention asks of what is kept back of its order, and what beside it. */
    public RetentionRelease released(PurchaseOrder order, SupplierInvoice release) {
        return ReleasedRetention.of(release, retained(order));
    }

    /** What is payable of an invoice, or of a part of one. */
    public Payable ofInvoice(PurchaseOrder order, Money gross, Money net) {
        return new OrderOfMoney(order.terms().retentionPercent(), prepayment(order), order.currency()).of(gross, net);
    }

    /** A credit note lowers what is kept back as its invoice raised it. */
    private Money retentionOfCredit(PurchaseOrder order, Money net) {
        var share = new OrderOfMoney(
                        order.terms().retentionPercent(), Prepayment.none(order.currency()), order.currency())
                .retainedOf(net);
        var retained = retained(order);
        return share.minus(retained).isPositive() ? retained : share;
    }

    private Prepayment prepayment(PurchaseOrder order) {
        var paid = prepaid(order);
        return new Prepayment(paid, paid.minus(openPrepayment(order)), order.total(), billedNet(order));
    }

    private Money billedNet(PurchaseOrder order) {
        var net = jdbc.sql("""
                        select coalesce(sum(case when kind in ('CREDIT_NOTE', 'VALUE_CREDIT') then -net_amount
                            else net_amount end), 0)
                        from supplier_invoice where order_number = :order and status = 'POSTED' and currency = :currency
                            and kind in ('INVOICE', 'SELF_BILLED', 'SUBSEQUENT_DEBIT', 'CREDIT_NOTE', 'VALUE_CREDIT')
                        """)
                .param("order", order.orderNumber())
                .param("currency", order.currency())
                .query(BigDecimal.class)
                .single();
        return new Money(net, order.currency()).rounded();
    }
}

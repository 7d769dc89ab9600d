package io.counterfoil.procurement.invoicematch;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.matching.BilledBefore;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.Order;
import io.counterfoil.procurement.order.PurchaseOrder;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What other invoices used up of an order. Every invoice registered earlier counts until it is parked or rejected,
 * whether it was matched yet or not, so that the order of arrival alone decides; later ones count once they are matched,
 * because what is paid is used up. Credit notes count where the invoice they name
 * does: what a later, held invoice gives back frees nothing for an earlier one.
 */
@Repository
class BilledEarlier {
    /** Rounded per invoice as the rules round, but added up in the database: an order may have thousands. */
    private static final String BILLED = """
            with billed as (
                select i.business_key, i.kind, pl.line_number, pl.unit_price, pl.price_per, l.receipt_reference,
                    case when l.unit = pl.unit then '' else l.unit end as other_unit,
                    case when i.kind in ('CREDIT_NOTE', 'VALUE_CREDIT') then -1 else 1 end as sign,
                    sum(case when i.kind in ('VALUE_CREDIT', 'SUBSEQUENT_DEBIT') then 0 else l.quantity end) as quantity,
                    sum(case when i.kind in ('VALUE_CREDIT', 'SUBSEQUENT_DEBIT') then 0
                        else coalesce(l.price_quantity, l.quantity * coalesce(pl.price_quantity / pl.quantity, 1)) end)
                        as priced,
                    sum(case when i.kind in ('VALUE_CREDIT', 'SUBSEQUENT_DEBIT') then 0
                        else coalesce(l.price_quantity, 0) end) as weighed,
                    sum(case when i.kind in ('VALUE_CREDIT', 'SUBSEQUENT_DEBIT') or l.price_quantity is not null then 0
                        else l.quantity end) as unweighed,
                    sum(case when i.currency = :currency then round(l.net_amount, :digits) else 0 end) as amount,
                    bool_and(i.currency = :currency) as comparable
                from supplier_invoice i
                join supplier_invoice_line l on l.invoice_key = i.business_key
                join purchase_order_line pl on pl.order_number = i.order_number
                    and pl.line_number = coalesce(l.order_line, :onlyLine)
                cross join lateral (
                    select n.status, n.registration from supplier_invoice n
                    where i.kind in ('CREDIT_NOTE', 'VALUE_CREDIT') and i.status in ('MATCHED', 'POSTED')
                        and n.seller_key = i.seller_key and n.invoice_number = i.preceding_invoice
                        and n.kind not in ('CREDIT_NOTE', 'VALUE_CREDIT') and n.status <> 'REJECTED'
                    union all
                    select i.status, i.registration where i.kind not in ('CREDIT_NOTE', 'VALUE_CREDIT')
                    order by registration limit 1) counted
                where i.order_number = :order and counted.registration <> :registration
                    and i.kind not in ('PREPAYMENT_REQUEST', 'RETENTION_RELEASE')
                    and (counted.status in ('MATCHED', 'POSTED')
                        or counted.status in ('RECEIVED', 'HELD') and counted.registration < :before)
                group by i.business_key, i.kind, pl.line_number, pl.unit_price, pl.price_per, l.receipt_reference,
                    other_unit, sign)
            select line_number, receipt_reference, other_unit, sum(sign * quantity) as quantity,
                sum(sign * amount) as amount,
                sum(case when comparable then sign * round(priced * unit_price / price_per, :digits) else 0 end)
                    as expected,
                sum(sign * weighed) as weighed, sum(sign * unweighed) as unweighed
            from billed
            group by line_number, receipt_reference, other_unit,
                case when other_unit = '' then '' else business_key end
            """;

    private final JdbcClient jdbc;

    BilledEarlier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By line, receipt and unit; in other units than the order's by invoice too, because each is rounded by itself. */
    List<Earlier> of(PurchaseOrder order, SupplierInvoice invoice) {
        return jdbc.sql(BILLED)
                .param("order", order.orderNumber())
                .param("registration", invoice.registration())
                // A credit note takes back what was billed, whether that came before or after it.
                .param("before", invoice.kind().isCredit() ? Long.MAX_VALUE : invoice.registration())
                .param("currency", order.currency())
                .param("digits", Money.minorDigits(order.currency()))
                .param("onlyLine", onlyLine(order), Types.INTEGER)
                .query(Earlier.class)
                .list();
    }

    private static @Nullable Integer onlyLine(PurchaseOrder order) {
        return order.lines().size() == 1 ? order.lines().get(0).lineNumber() : null;
    }

    /**
     * What was billed of a line, in the unit of the invoice.
     *
     * @param otherUnit blank if it is the order line's
     * @param expected at order price; of other units it is computed here
     * @param weighed catch weight as billed
     * @param unweighed the part of {@code quantity} that was billed without its weight
     */
    record Earlier(
            int lineNumber,
            @Nullable String receiptReference,
            String otherUnit,
            BigDecimal quantity,
            BigDecimal amount,
            BigDecimal expected,
            BigDecimal weighed,
            BigDecimal unweighed) {

        boolean isInOtherUnit() {
            return !otherUnit.isEmpty();
        }

        /** @param receipt the receipt that a reference on a line means */
        BilledBefore in(Order order, Function<String, @Nullable String> receipt) {
            var line = Objects.requireNonNull(order.lines().get(lineNumber));
            var currency = line.price().amount().currency();
            var factor = isInOtherUnit() ? line.terms().units().getOrDefault(otherUnit, Fraction.ZERO) : Fraction.ONE;
            return new BilledBefore(
                    lineNumber,
                    receiptReference == null ? null : receipt.apply(receiptReference),
                    Fraction.of(quantity).times(factor),
                    new Money(amount, currency),
                    isInOtherUnit() ? line.price().of(priced(line, factor)) : new Money(expected, currency));
        }

        private Fraction priced(Order.Line line, Fraction factor) {
            var weight = line.terms().priceQuantity();
            return weight == null
                    ? Fraction.of(quantity).times(factor)
                    : Fraction.of(unweighed)
                            .times(factor)
                            .times(new Fraction(weight, line.quantity()))
                            .plus(Fraction.of(weighed));
        }
    }
}

-- The least that could be called a three-way match: what was ordered, received and billed before, joined by line.
with ours as (
    select l.order_line, sum(l.quantity) as quantity, sum(l.net_amount) as amount
    from supplier_invoice_line l where l.invoice_key = :key group by l.order_line),
received as (
    select l.order_line, sum(l.quantity) as quantity
    from goods_receipt r join goods_receipt_line l using (receipt_number) where r.order_number = :order group by l.order_line),
billed as (
    select l.order_line, sum(case when i.kind = 'CREDIT_NOTE' then -l.quantity else l.quantity end) as quantity
    from supplier_invoice i join supplier_invoice_line l on l.invoice_key = i.business_key
    where i.order_number = :order and i.status in ('RECEIVED', 'HELD', 'MATCHED', 'POSTED') and i.business_key <> :key
    group by l.order_line)
select count(*) filter (where
        amount - round(ours.quantity * o.unit_price / o.price_per, 2)
            > least(50, round(ours.quantity * o.unit_price / o.price_per, 2) * 0.02)
        or coalesce(billed.quantity, 0) + ours.quantity > coalesce(received.quantity, 0)) as failed
from ours join purchase_order_line o on o.order_number = :order and o.line_number = ours.order_line
left join received using (order_line) left join billed using (order_line)

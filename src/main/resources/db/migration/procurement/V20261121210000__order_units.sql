-- Suppliers bill in other units than were ordered, both ways: pieces of a box, or boxes of pieces.
alter table requisition_line add column pack_per numeric(19, 6) not null default 1 check (pack_per > 0);
alter table purchase_order_line add column pack_per numeric(19, 6) not null default 1 check (pack_per > 0);
comment on column purchase_order_line.pack_unit is 'pack_per units of the line are pack_quantity of these: a box holds 12 EA, or 12 EA are one box';

-- What one billed unit is in the unit of its order line, as the match found it, and so the billed quantity in that unit.
-- Everybody who counts after the match reads order_quantity; sums of it are rounded to 24 decimals, so that three
-- thirds are one.
alter table supplier_invoice_line
    add column unit_numerator numeric not null default 1 check (unit_numerator > 0),
    add column unit_denominator numeric not null default 1 check (unit_denominator > 0);

-- What was matched before, by the same conversions; those of the order line come first.
with factor as (
    select l.invoice_key, l.position,
        case when o.pack_unit = l.unit then o.pack_per else coalesce(into_it.numerator, out_of_it.denominator) end
            as numerator,
        case when o.pack_unit = l.unit then o.pack_quantity else coalesce(into_it.denominator, out_of_it.numerator) end
            as denominator
    from supplier_invoice_line l
    join supplier_invoice i on i.business_key = l.invoice_key
    join purchase_order_line o on o.order_number = i.order_number
        and o.line_number = coalesce(l.order_line, (select min(line_number) from purchase_order_line
            where order_number = i.order_number having count(*) = 1))
    left join unit_conversion into_it on into_it.from_unit = l.unit and into_it.to_unit = o.unit
    left join unit_conversion out_of_it on out_of_it.from_unit = o.unit and out_of_it.to_unit = l.unit
    where l.unit <> o.unit and o.kind = 'GOODS')
update supplier_invoice_line l set unit_numerator = factor.numerator, unit_denominator = factor.denominator
from factor
where l.invoice_key = factor.invoice_key and l.position = factor.position and factor.numerator is not null;

alter table supplier_invoice_line
    add column order_quantity numeric generated always as ((quantity * unit_numerator)::numeric(80, 30) / unit_denominator) stored;

-- How far each order line has come, in the order's unit; what its price is applied to is the measure: of services the
-- amount, of catch weight the price quantity, otherwise the quantity. Nothing of it is stored.
create view order_line_standing as
select l.order_number, l.line_number, l.quantity as ordered,
    worth.net as net_worth,
    coalesce(r.quantity, 0) - coalesce(m.quantity, 0) as received,
    coalesce(r.accepted, 0) as accepted_amount,
    trim_scale(round(coalesce(b.posted, 0), 24)) as posted,
    trim_scale(round(coalesce(b.matched, 0), 24)) as matched,
    trim_scale(round(coalesce(b.posted_measure, 0), 24)) as posted_measure,
    trim_scale(round(coalesce(b.released_measure, 0), 24)) as released_measure,
    coalesce(b.posted_amount, 0) as posted_amount,
    r.order_line is not null or b.order_line is not null as touched,
    case l.kind when 'GOODS' then round(coalesce(b.posted, 0), 6) >= l.quantity
        else coalesce(b.posted_amount, 0) >= worth.net end as billed_in_full
from purchase_order_line l
cross join lateral (select case when l.price_per = 1 then coalesce(l.price_quantity, l.quantity) * l.unit_price
    else round(coalesce(l.price_quantity, l.quantity) * l.unit_price / l.price_per, 4) end as net) worth
left join (
    select g.order_number, x.order_line, sum(x.quantity) as quantity, sum(x.accepted_amount) as accepted
    from goods_receipt g join goods_receipt_line x on x.receipt_number = g.receipt_number
    group by g.order_number, x.order_line) r
    on r.order_number = l.order_number and r.order_line = l.line_number
left join (
    select g.order_number, x.order_line, sum(x.quantity) as quantity
    from goods_movement v join goods_receipt g on g.receipt_number = v.receipt_number
    join goods_movement_line x on x.movement_number = v.movement_number
    where x.kind in ('REVERSAL', 'RETURN')
    group by g.order_number, x.order_line) m
    on m.order_number = l.order_number and m.order_line = l.line_number
left join (
    select i.order_number, o.line_number as order_line,
        sum(x.order_quantity * k.counts) filter (where i.status = 'POSTED') as posted,
        sum(x.order_quantity) filter (where i.status = 'MATCHED' and k.counts > 0) as matched,
        sum(k.counts * measured.amount) filter (where i.status = 'POSTED') as posted_measure,
        sum(k.counts * measured.amount) as released_measure,
        sum(x.net_amount * k.pays) filter (where i.status = 'POSTED') as posted_amount
    from supplier_invoice i
    join supplier_invoice_line x on x.invoice_key = i.business_key
    join purchase_order_line o on o.order_number = i.order_number
        -- Suppliers leave the reference out where there is one line only.
        and o.line_number = coalesce(x.order_line, (select min(line_number) from purchase_order_line
            where order_number = i.order_number having count(*) = 1))
    cross join lateral (select
        case when i.kind in ('INVOICE', 'SELF_BILLED') then 1 when i.kind = 'CREDIT_NOTE' then -1 else 0 end as counts,
        case when i.kind in ('INVOICE', 'SELF_BILLED', 'SUBSEQUENT_DEBIT') then 1
            when i.kind in ('CREDIT_NOTE', 'VALUE_CREDIT') then -1 else 0 end as pays) k
    cross join lateral (select case
        when o.kind = 'SERVICE' then x.net_amount
        when o.price_quantity is not null
            then coalesce(x.price_quantity, x.order_quantity * o.price_quantity / o.quantity)
        else x.order_quantity end as amount) measured
    where i.status in ('MATCHED', 'POSTED')
    group by i.order_number, o.line_number) b
    on b.order_number = l.order_number and b.order_line = l.line_number;
comment on view order_line_standing is 'posted and matched: quantity billed by invoices in the books, and by those about to be; released_measure: both, credit notes taken off';

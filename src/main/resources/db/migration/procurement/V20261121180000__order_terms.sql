-- What was agreed beyond quantity and price decides how an invoice is matched, so it is approved with the requisition and stands on the order.
alter table requisition
    add column prepayment_percent numeric(7, 4) not null default 0 check (prepayment_percent between 0 and 100),
    add column retention_percent  numeric(7, 4) not null default 0 check (retention_percent between 0 and 100),
    add column evaluated_receipt  boolean       not null default false;
alter table purchase_order
    add column prepayment_percent numeric(7, 4) not null default 0 check (prepayment_percent between 0 and 100),
    add column retention_percent  numeric(7, 4) not null default 0 check (retention_percent between 0 and 100),
    add column evaluated_receipt  boolean       not null default false;

alter table purchase_order_line drop column over_delivery_percent;

do $$
declare
    target text;
begin
    foreach target in array array ['requisition_line', 'purchase_order_line'] loop
        execute format('alter table %I
            add column kind text not null default ''GOODS'' check (kind in (''GOODS'', ''SERVICE'', ''BLANKET'')),
            add column price_per numeric(19, 6) not null default 1 check (price_per > 0),
            add column price_unit text references unit_of_measure,
            add column price_quantity numeric(19, 6) check (price_quantity > 0),
            add column over_delivery_percent numeric(7, 4) not null default 0 check (over_delivery_percent >= 0),
            add column match_policy text check (match_policy in (''NONE'', ''TWO_WAY'', ''THREE_WAY'', ''FOUR_WAY'')),
            add column match_basis text check (match_basis in (''ORDER'', ''RECEIPT'')),
            add column planned_freight numeric(19, 4) not null default 0 check (planned_freight >= 0),
            add column scheduled_on date,
            add column valid_from date,
            add column valid_to date,
            add column category text,
            add column tax_percent numeric(7, 4) check (tax_percent between 0 and 100),
            add column pack_unit text references unit_of_measure,
            add column pack_quantity numeric(19, 6) check (pack_quantity > 0),
            add check ((price_unit is null) = (price_quantity is null)),
            add check ((pack_unit is null) = (pack_quantity is null)),
            add check (valid_from <= valid_to)', target);
        execute format('comment on column %I.price_per is ''units that unit_price buys''', target);
        execute format('comment on column %I.price_unit is ''catch weight: the unit the price counts in, with price_quantity ordered in it''', target);
        execute format('comment on column %I.pack_unit is ''one unit holds pack_quantity of these, for example a box of 12 EA''', target);
    end loop;
end $$;

-- What a savings measure buys: an order line that answers to all the keys stated (empty: any) in this unit saves the
-- difference to the baseline price.
create table purchased_item (
    measure         text           not null references measure,
    number          integer        not null check (number > 0),
    supplier_number text,
    description     text,
    category        text,
    cost_centre     text,
    unit            text           not null,
    baseline_price  numeric(19, 6) not null check (baseline_price > 0),
    valid_from      date           not null,
    primary key (measure, number),
    check (coalesce(supplier_number, description, category) is not null)
);
comment on column purchased_item.baseline_price is 'per unit, in the currency of the measure';
create index purchased_item_unit on purchased_item (unit);

-- From an actual value back to the invoice line that brought it. A line counts once, whatever measure it counts for.
create table purchase_saving (
    invoice_key    text           not null,
    invoice_line   integer        not null,
    entry          bigint         not null unique references actual_entry,
    item           integer        not null,
    order_number   text           not null,
    order_line     integer        not null,
    quantity       numeric        not null,
    unit           text           not null,
    baseline_price numeric(19, 6) not null,
    net_amount     numeric(19, 4) not null,
    primary key (invoice_key, invoice_line)
);
comment on column purchase_saving.quantity is 'negative for what went back, 0 where only the price changed';
comment on column purchase_saving.net_amount is 'invoiced without tax; negative for a credit';
create trigger purchase_saving_never_changes before update or delete on purchase_saving
    for each row execute function refuse_change_of_actual();

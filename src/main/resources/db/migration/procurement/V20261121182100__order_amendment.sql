-- An order changes only by an amendment that was approved as the order was; what stood before is kept for good.
create sequence order_amendment_number start 1001;

create table order_amendment (
    amendment_number   text primary key,
    order_number       text           not null references purchase_order,
    proposer           text           not null,
    reason             text           not null,
    closes_order       boolean        not null,
    status             text           not null check (status in ('PROPOSED', 'APPROVED', 'REFUSED', 'APPLIED')),
    net_before         numeric(19, 4) not null,
    net_after          numeric(19, 4) not null check (net_after > 0),
    budget_before      numeric(19, 2) not null,
    budget_after       numeric(19, 2) not null,
    weakens_control    boolean        not null,
    price_rise_percent numeric(19, 4) not null check (price_rise_percent >= 0),
    refusal_reason     text           not null default '',
    proposed_at        timestamptz    not null
);
comment on column order_amendment.price_rise_percent is 'highest of all lines, rounded up';
create index order_amendment_order on order_amendment (order_number);

-- Two at once would each be approved against figures that the other changes.
create unique index order_amendment_open on order_amendment (order_number) where status in ('PROPOSED', 'APPROVED');

create table order_amendment_line (
    amendment_number          text           not null references order_amendment,
    position                  integer        not null,
    line_number               integer        not null,
    closes_remainder          boolean        not null,
    old_quantity              numeric(19, 6) not null,
    new_quantity              numeric(19, 6) not null check (new_quantity >= 0),
    old_unit_price            numeric(19, 6) not null,
    new_unit_price            numeric(19, 6) not null check (new_unit_price >= 0),
    old_over_delivery_percent numeric(7, 4)  not null,
    new_over_delivery_percent numeric(7, 4)  not null check (new_over_delivery_percent >= 0),
    old_planned_freight       numeric(19, 4) not null,
    new_planned_freight       numeric(19, 4) not null check (new_planned_freight >= 0),
    old_scheduled_on          date,
    new_scheduled_on          date,
    primary key (amendment_number, position),
    unique (amendment_number, line_number)
);
comment on column order_amendment_line.new_quantity is '0 strikes a line of which nothing ever came';

-- One decision per person: two levels of one amendment are never decided by the same person.
create table order_amendment_approval (
    amendment_number text        not null references order_amendment,
    approver         text        not null,
    approver_group   text        not null,
    approved         boolean     not null,
    reason           text        not null,
    decided_at       timestamptz not null,
    primary key (amendment_number, approver)
);

create table purchase_order_line_history (
    order_number          text           not null references purchase_order,
    line_number           integer        not null,
    amendment_number      text           not null references order_amendment,
    replaced_at           timestamptz    not null,
    quantity              numeric(19, 6) not null,
    unit_price            numeric(19, 6) not null,
    over_delivery_percent numeric(7, 4)  not null,
    planned_freight       numeric(19, 4) not null,
    scheduled_on          date,
    price_quantity        numeric(19, 6),
    primary key (order_number, line_number, amendment_number)
);
comment on table purchase_order_line_history is 'the line as it stood until the amendment';

create function order_history_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only: what an order said stays on record', tg_table_name;
end $$;
create trigger purchase_order_line_history_append_only
    before update or delete or truncate on purchase_order_line_history
    for each statement execute function order_history_is_append_only();
create trigger order_amendment_line_append_only
    before update or delete or truncate on order_amendment_line
    for each statement execute function order_history_is_append_only();
create trigger order_amendment_approval_append_only
    before update or delete or truncate on order_amendment_approval
    for each statement execute function order_history_is_append_only();

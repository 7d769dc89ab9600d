-- What a supplier owes for a shortfall found after its invoice was paid. The invoice itself is never blocked again.
create sequence supplier_claim_number start 1001;
create table supplier_claim (
    claim_number    text primary key,
    supplier_number text           not null references supplier,
    order_number    text           not null references purchase_order,
    order_line      integer        not null,
    -- The return, reversal or finding that shows the shortfall: the same one is claimed once.
    cause           text           not null check (cause <> ''),
    currency        char(3)        not null,
    amount          numeric(19, 4) not null check (amount > 0),
    settled         numeric(19, 4) not null default 0,
    state           text           not null default 'OPEN' check (state in ('OPEN', 'SETTLED', 'WAIVED')),
    opened_by       text           not null,
    opened_at       timestamptz    not null,
    closed_by       text,
    closed_at       timestamptz,
    close_reason    text           not null default '',
    unique (cause, order_line),
    constraint supplier_claim_settled check (settled >= 0 and settled <= amount),
    constraint supplier_claim_state check ((state = 'SETTLED') = (settled = amount)),
    constraint supplier_claim_closed check ((state = 'OPEN') = (closed_at is null) and (closed_at is null) = (closed_by is null)),
    constraint supplier_claim_waiver check (state <> 'WAIVED' or close_reason <> '')
);
comment on column supplier_claim.amount is 'without tax, in the order''s currency';
create index supplier_claim_open on supplier_claim (order_number) where state = 'OPEN';

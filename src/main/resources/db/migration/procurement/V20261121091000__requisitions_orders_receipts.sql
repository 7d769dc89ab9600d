-- The documents of procure-to-pay. Natural keys are primary keys: the database refuses a second one.
create sequence requisition_number start 1001;
create sequence purchase_order_number start 1001;
create sequence goods_receipt_number start 1001;

create table budget (
    cost_centre text           not null references cost_centre,
    fiscal_year integer        not null,
    amount      numeric(19, 2) not null check (amount >= 0),
    open        boolean        not null default true,
    primary key (cost_centre, fiscal_year)
);

create table requisition (
    requisition_number text primary key,
    requester          text           not null,
    supplier_number    text           not null references supplier,
    cost_centre        text           not null references cost_centre,
    currency           char(3)        not null,
    purpose            text           not null,
    needed_by          date,
    fiscal_year        integer        not null,
    net_amount         numeric(19, 4) not null check (net_amount > 0),
    budget_amount      numeric(19, 2) not null check (budget_amount >= 0),
    status             text           not null
        check (status in ('IN_APPROVAL', 'RETURNED', 'ORDERED', 'WITHDRAWN')),
    round              integer        not null default 1 check (round > 0),
    return_reason      text           not null default '',
    submitted_at       timestamptz    not null
);
create index requisition_budget on requisition (cost_centre, fiscal_year, status);

create table requisition_line (
    requisition_number text           not null references requisition,
    position           integer        not null,
    description        text           not null,
    quantity           numeric(19, 6) not null check (quantity > 0),
    unit               text           not null references unit_of_measure,
    unit_price         numeric(19, 6) not null check (unit_price >= 0),
    primary key (requisition_number, position)
);

-- One decision per person and round: two levels of one requisition are never decided by the same person.
create table requisition_approval (
    requisition_number text        not null references requisition,
    round              integer     not null,
    approver           text        not null,
    approver_group     text        not null,
    approved           boolean     not null,
    reason             text        not null,
    decided_at         timestamptz not null,
    primary key (requisition_number, round, approver)
);

create table purchase_order (
    order_number       text primary key,
    requisition_number text           not null unique references requisition,
    supplier_number    text           not null references supplier,
    cost_centre        text           not null references cost_centre,
    currency           char(3)        not null,
    fiscal_year        integer        not null,
    net_amount         numeric(19, 4) not null check (net_amount > 0),
    budget_amount      numeric(19, 2) not null,
    needed_by          date,
    status             text           not null check (status in ('OPEN', 'CLOSED')),
    placed_at          timestamptz    not null
);
create index purchase_order_budget on purchase_order (cost_centre, fiscal_year);

create table purchase_order_line (
    order_number text           not null references purchase_order,
    position     integer        not null,
    line_number  integer        not null,
    description  text           not null,
    quantity     numeric(19, 6) not null check (quantity > 0),
    unit         text           not null references unit_of_measure,
    unit_price   numeric(19, 6) not null check (unit_price >= 0),
    over_delivery_percent numeric(7, 4) not null default 0 check (over_delivery_percent >= 0),
    primary key (order_number, position),
    unique (order_number, line_number)
);

create table goods_receipt (
    receipt_number text primary key,
    order_number   text        not null references purchase_order,
    delivery_note  text        not null,
    received_on    date        not null,
    received_by    text        not null,
    recorded_at    timestamptz not null,
    unique (order_number, delivery_note)
);

create table goods_receipt_line (
    receipt_number text           not null references goods_receipt,
    position       integer        not null,
    order_line     integer        not null,
    quantity       numeric(19, 6) not null check (quantity > 0),
    primary key (receipt_number, position)
);
create index goods_receipt_order on goods_receipt (order_number);

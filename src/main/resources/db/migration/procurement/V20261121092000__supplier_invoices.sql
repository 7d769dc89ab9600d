-- A supplier bills a number once. Only a rejected invoice frees its number for a corrected one.
create sequence supplier_invoice_registration;

create table supplier_invoice (
    business_key    text primary key,
    registration    bigint         not null unique default nextval('supplier_invoice_registration'),
    document_number text           not null,
    kind            text           not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    seller_key      text           not null,
    seller_name     text           not null,
    supplier_number text references supplier,
    invoice_number  text           not null,
    issue_date      date           not null,
    due_date        date,
    currency        char(3)        not null,
    order_number    text,
    net_amount      numeric(19, 4) not null,
    tax_amount      numeric(19, 4) not null,
    gross_amount    numeric(19, 4) not null,
    payable_amount  numeric(19, 4) not null,
    budget_amount   numeric(19, 2) not null default 0,
    status          text           not null
        check (status in ('RECEIVED', 'PARKED', 'HELD', 'MATCHED', 'POSTED', 'REJECTED')),
    status_reason   text           not null default '',
    rule_set        text           not null default '',
    entered_by      text           not null,
    received_at     timestamptz    not null
);
create unique index supplier_invoice_once on supplier_invoice (seller_key, invoice_number) where status <> 'REJECTED';
create index supplier_invoice_order on supplier_invoice (order_number, registration);
create index supplier_invoice_number on supplier_invoice (invoice_number);

create table supplier_invoice_line (
    invoice_key  text           not null references supplier_invoice,
    position     integer        not null,
    line_number  integer        not null,
    order_number text,
    order_line   integer,
    description  text           not null,
    quantity     numeric(19, 6) not null,
    unit         text           not null,
    unit_price   numeric(19, 6) not null,
    net_amount   numeric(19, 4) not null,
    tax_percent  numeric(7, 4)  not null,
    -- How much of the received goods this line paid for; set when the invoice is posted.
    cleared_quantity numeric(19, 6) not null default 0,
    primary key (invoice_key, position)
);
create index supplier_invoice_line_order on supplier_invoice_line (order_number, order_line);

-- What the official rules found, kept with the version of the rules (supplier_invoice.rule_set).
create table supplier_invoice_finding (
    invoice_key text    not null references supplier_invoice,
    position    integer not null,
    rule        text    not null,
    severity    text    not null,
    location    text    not null,
    message     text    not null,
    primary key (invoice_key, position)
);

-- Every match that was made, with the figures it saw: append-only, the newest counts.
create table invoice_match (
    invoice_key   text        not null references supplier_invoice,
    attempt       integer     not null check (attempt > 0),
    matched_at    timestamptz not null,
    verdict       text        not null,
    tolerance_set text        not null,
    reasons       text        not null,
    result        jsonb       not null,
    primary key (invoice_key, attempt)
);

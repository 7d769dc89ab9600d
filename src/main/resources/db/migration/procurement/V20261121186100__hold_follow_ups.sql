-- What was asked of whom while an invoice is held, so that its sheet can say what it waits for and what was answered.
create sequence credit_note_request_number start 1001;
create table credit_note_request (
    request_number text        primary key,
    invoice_key    text        not null references supplier_invoice,
    amount         numeric(19, 4) check (amount > 0),
    quantity       numeric(19, 6) check (quantity > 0),
    message        text        not null,
    reason         text        not null,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    due_on         date        not null,
    check (amount is not null or quantity is not null)
);
comment on column credit_note_request.amount is 'net amount expected, in the invoice''s currency';
comment on column credit_note_request.message is 'what the supplier is told';
create index credit_note_request_invoice on credit_note_request (invoice_key);

create sequence receipt_request_number start 1001;
create table receipt_request (
    request_number text        primary key,
    invoice_key    text        not null references supplier_invoice,
    reason         text        not null,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    answer         text        check (answer in ('RECORDED', 'NOTHING_CAME', 'ENDED')),
    answer_reason  text        not null default '',
    answered_by    text,
    answered_at    timestamptz,
    check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
);
comment on column receipt_request.answer is 'ENDED: what the invoice waited for changed, or nobody answered in time';
create index receipt_request_invoice on receipt_request (invoice_key);

create table amendment_wish (
    invoice_key  text        not null references supplier_invoice,
    wished_at    timestamptz not null,
    wished_by    text        not null,
    reason       text        not null,
    amendment_number text    references order_amendment,
    primary key (invoice_key, wished_at)
);
comment on column amendment_wish.amendment_number is 'what was proposed for it at once; null if it is left to others';

-- What a document charges beside its lines is stated, not inferred: otherwise a wrong total could pass as freight.
alter table supplier_invoice add column charge_amount numeric(19, 4) not null default 0;
update supplier_invoice i set charge_amount = i.net_amount
    - (select coalesce(sum(l.net_amount), 0) from supplier_invoice_line l where l.invoice_key = i.business_key);

-- A person lets one finding pass, with the figures it had then; with other figures it holds again.
create table hold_release (
    invoice_key text        not null references supplier_invoice,
    check_key   text        not null,
    subject     text        not null,
    released_by text        not null,
    reason      text        not null,
    released_at timestamptz not null,
    primary key (invoice_key, check_key, subject)
);

create index invoice_match_newest on invoice_match (invoice_key, attempt desc);
drop index supplier_invoice_order;
create index supplier_invoice_order on supplier_invoice (order_number, status, registration);

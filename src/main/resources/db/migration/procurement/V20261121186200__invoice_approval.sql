-- An invoice that no order stands behind is approved as a requisition is: by several people, each on one level only.
create table invoice_approval (
    invoice_key    text        not null references supplier_invoice,
    approver       text        not null,
    approver_group text        not null,
    approved       boolean     not null,
    reason         text        not null,
    decided_at     timestamptz not null,
    primary key (invoice_key, approver)
);
comment on column supplier_invoice.budget_amount is 'net in the budget currency once posted; of an invoice without order from the budget check on, which reserves it';

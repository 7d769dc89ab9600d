-- The same document twice is refused at the door; the same number with another amount or date is kept and held for a person.
drop index supplier_invoice_once;
create unique index supplier_invoice_once
    on supplier_invoice (seller_key, invoice_number, kind, currency, gross_amount, issue_date) where status <> 'REJECTED';

-- The ways in which DuplicateSearch finds what might be the same invoice; the order has an index already.
create index supplier_invoice_likeness on supplier_invoice (seller_key, gross_amount, issue_date) where status <> 'REJECTED';
create index supplier_invoice_account on supplier_invoice (iban, gross_amount, issue_date) where iban is not null and status <> 'REJECTED';
create index supplier_invoice_order_amount on supplier_invoice (order_number, gross_amount) where order_number is not null and status <> 'REJECTED';

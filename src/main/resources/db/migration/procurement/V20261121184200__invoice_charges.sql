-- A header that does not add up can only be told from freight where the charges are kept as stated.
alter table supplier_invoice add column charge_amount numeric(19, 4) not null default 0;
comment on column supplier_invoice.charge_amount is 'charges less allowances beside the lines, as stated';
update supplier_invoice i set charge_amount = net_amount
    - coalesce((select sum(l.net_amount) from supplier_invoice_line l where l.invoice_key = i.business_key), 0);

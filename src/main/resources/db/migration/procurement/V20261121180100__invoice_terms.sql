-- What matching needs to know of an invoice beyond its lines: what it corrects, where it wants the money, its tax by rate.
alter table supplier_invoice drop constraint supplier_invoice_kind_check;
alter table supplier_invoice
    add constraint supplier_invoice_kind_check check (kind in
        ('INVOICE', 'CREDIT_NOTE', 'VALUE_CREDIT', 'SUBSEQUENT_DEBIT', 'PREPAYMENT_REQUEST', 'RETENTION_RELEASE', 'SELF_BILLED')),
    add column preceding_invoice text,
    add column iban text,
    add column cost_centre text references cost_centre;
comment on column supplier_invoice.cost_centre is 'who pays for an invoice without an order';
create index supplier_invoice_preceding on supplier_invoice (seller_key, preceding_invoice) where preceding_invoice is not null;

alter table supplier_invoice_line
    add column service_date date,
    add column receipt_reference text,
    add column price_quantity numeric(19, 6);
comment on column supplier_invoice_line.receipt_reference is 'our receipt number or the delivery note the line bills, where it names one';
comment on column supplier_invoice_line.price_quantity is 'catch weight: billed quantity in the unit the price counts in';

create table supplier_invoice_tax (
    invoice_key text           not null references supplier_invoice,
    position    integer        not null,
    category    text           not null,
    percent     numeric(7, 4)  not null check (percent between 0 and 100),
    base_amount numeric(19, 4) not null,
    tax_amount  numeric(19, 4) not null,
    primary key (invoice_key, position)
);

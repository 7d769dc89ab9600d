-- What became of an invoice's amount when it was booked: only the payable part is paid.
create table invoice_settlement (
    invoice_key text primary key references supplier_invoice,
    gross       numeric(19, 4) not null,
    retention   numeric(19, 4) not null check (retention >= 0),
    recoupment  numeric(19, 4) not null check (recoupment >= 0),
    payable     numeric(19, 4) not null check (payable >= 0),
    constraint invoice_settlement_adds_up check (gross = retention + recoupment + payable)
);
insert into invoice_settlement (invoice_key, gross, retention, recoupment, payable)
    select business_key, payable_amount, 0, 0, payable_amount from supplier_invoice where status = 'POSTED';

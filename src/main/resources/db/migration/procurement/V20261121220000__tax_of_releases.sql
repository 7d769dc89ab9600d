-- Retention is kept back of net amounts: the tax of what was kept back was paid with the invoices, so a release is not
-- paid it again, whatever tax it states.
alter table invoice_settlement
    add column tax_paid_before numeric(19, 4) not null default 0 check (tax_paid_before >= 0),
    drop constraint invoice_settlement_adds_up,
    add constraint invoice_settlement_adds_up check (gross = tax_paid_before + retention + recoupment + payable);
comment on column invoice_settlement.tax_paid_before is 'of a release of retention: tax that the invoices were paid and booked with';

-- What was paid of an invoice before it was booked: its payment is only of the rest.
alter table invoice_settlement
    add column paid_before numeric(19, 4) not null default 0,
    add constraint invoice_settlement_paid_before check (paid_before >= 0 and paid_before <= payable);
comment on column invoice_settlement.paid_before is 'of payable: by parts while it was held, or on an invoice that was rejected';

-- What was paid of an invoice that is rejected, or turns out to be worth less, is owed like any other claim.
alter table supplier_claim
    add column kind text not null default 'SHORTFALL' check (kind in ('SHORTFALL', 'PAID_PART'));
comment on column supplier_claim.kind is 'SHORTFALL: goods that were paid and left; PAID_PART: paid while held, its cause is the invoice';
comment on column supplier_claim.order_line is '0 for the order as a whole';
comment on column supplier_claim.amount is 'in the order''s currency; a shortfall without tax, a paid part as it was paid';

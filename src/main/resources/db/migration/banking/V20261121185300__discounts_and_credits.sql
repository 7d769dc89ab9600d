-- A payment may be smaller than its invoice: by credit notes until a run takes it, by a discount if it leaves in time.
alter table payment
    add column credited         numeric(19, 4) not null default 0 check (credited >= 0),
    add column discount_percent numeric(7, 4)  not null default 0 check (discount_percent >= 0 and discount_percent < 100),
    add column discount_until   date,
    add column discount_taken   numeric(19, 4) not null default 0,
    add column lost_cause       text           not null default '',
    add constraint payment_discount_terms check ((discount_percent > 0) = (discount_until is not null)),
    add constraint payment_discount_taken check (discount_taken >= 0 and (discount_taken = 0 or discount_taken < amount)),
    drop constraint payment_amount_check,
    drop constraint payment_state_check,
    drop constraint payment_in_run,
    -- Credit notes may use a payment up: then nothing is transferred.
    add constraint payment_state_check check (state in ('SCHEDULED', 'NETTED', 'IN_RUN', 'RELEASED', 'REJECTED')),
    add constraint payment_amount_check check (amount > 0 or (amount = 0 and state = 'NETTED')),
    add constraint payment_netted check (state <> 'NETTED' or amount = 0),
    add constraint payment_in_run check ((state in ('SCHEDULED', 'NETTED')) = (run_number is null));
comment on column payment.amount is 'what is owed: as ordered, less credited';
comment on column payment.discount_taken is 'what the transfer is smaller than the amount; fixed with the run''s file';
comment on column payment.lost_cause is 'why a discount could no longer be taken when the payment was scheduled: key of the hold';
create index payment_supplier on payment (supplier_number, currency) where state = 'SCHEDULED';

create table supplier_credit (
    credit_key      text primary key check (credit_key <> ''),
    supplier_number text           not null,
    currency        text           not null check (currency ~ '^[A-Z]{3}$'),
    amount          numeric(19, 4) not null check (amount > 0),
    applied         numeric(19, 4) not null default 0,
    for_invoice     text,
    opened_at       timestamptz    not null,
    -- Never more than the credit note is worth, whoever writes.
    constraint supplier_credit_applied check (applied >= 0 and applied <= amount)
);
create index supplier_credit_open on supplier_credit (supplier_number, currency) where applied < amount;

create table invoice_credit_application (
    credit_key  text           not null references supplier_credit,
    invoice_key text           not null references payment,
    amount      numeric(19, 4) not null check (amount > 0),
    applied_at  timestamptz    not null,
    primary key (credit_key, invoice_key)
);
create index invoice_credit_application_invoice on invoice_credit_application (invoice_key);

create or replace function guard_payment() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'payments are never deleted' using errcode = 'integrity_constraint_violation';
    end if;
    if old.state <> 'SCHEDULED'
        and (new.iban, new.amount, new.currency, new.creditor_name, new.end_to_end_id, new.remittance, new.credited,
                new.discount_percent, new.discount_until)
            is distinct from (old.iban, old.amount, old.currency, old.creditor_name, old.end_to_end_id, old.remittance,
                old.credited, old.discount_percent, old.discount_until) then
        raise exception 'payment % is % and cannot be changed', old.invoice_key, old.state
            using errcode = 'integrity_constraint_violation';
    end if;
    -- What credit notes take is not lost track of, and what they took is not paid after all.
    if new.amount + new.credited <> old.amount + old.credited or new.credited < old.credited then
        raise exception 'payment % of % is changed by credit notes only', old.invoice_key, old.amount
            using errcode = 'integrity_constraint_violation';
    end if;
    -- The discount belongs to the file: it is decided while the run is open, and never again.
    if new.discount_taken <> old.discount_taken and (old.state, new.state) is distinct from ('IN_RUN', 'IN_RUN')
        or new.discount_taken <> old.discount_taken
            and (select state from payment_run where number = old.run_number) is distinct from 'OPEN' then
        raise exception 'the discount of payment % is decided with its run', old.invoice_key
            using errcode = 'integrity_constraint_violation';
    end if;
    if (old.state, new.state) not in (('SCHEDULED', 'SCHEDULED'), ('SCHEDULED', 'IN_RUN'), ('SCHEDULED', 'NETTED'),
            ('IN_RUN', 'IN_RUN'), ('IN_RUN', 'SCHEDULED'), ('IN_RUN', 'RELEASED'), ('RELEASED', 'REJECTED')) then
        raise exception 'payment % cannot go from % to %', old.invoice_key, old.state, new.state
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'IN_RUN' and new.state = 'IN_RUN' and new.run_number is distinct from old.run_number then
        raise exception 'payment % stands in run %', old.invoice_key, old.run_number
            using errcode = 'integrity_constraint_violation';
    end if;
    -- Written or not is no longer known to be "not" once a run is approved: its payments only go forward.
    if old.state = 'IN_RUN' and new.state = 'SCHEDULED'
        and (select state from payment_run where number = old.run_number) <> 'REFUSED' then
        raise exception 'payment % stands in run % that was not refused', old.invoice_key, old.run_number
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

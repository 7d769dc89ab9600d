-- An invoice may be paid in parts: 1, 2, ... while it is held, of what nobody doubts, and 0, the rest or the whole.
alter table invoice_credit_application
    drop constraint invoice_credit_application_invoice_key_fkey,
    drop constraint invoice_credit_application_pkey,
    add column part integer not null default 0;
alter table payment_run_item
    drop constraint payment_run_item_invoice_key_fkey,
    drop constraint payment_run_item_pkey,
    add column part integer not null default 0;
alter table payment
    drop constraint payment_pkey,
    add column part        integer        not null default 0 check (part >= 0),
    add column paid_before numeric(19, 4) not null default 0 check (paid_before >= 0),
    add column of_payable  numeric(19, 4),
    drop constraint payment_state_check,
    drop constraint payment_in_run,
    -- A part that has not left is withdrawn when its invoice comes into doubt; the rest of an invoice never is.
    add constraint payment_state_check
        check (state in ('SCHEDULED', 'NETTED', 'WITHDRAWN', 'IN_RUN', 'RELEASED', 'REJECTED')),
    add constraint payment_withdrawn check (state <> 'WITHDRAWN' or part > 0),
    add constraint payment_in_run check ((state in ('SCHEDULED', 'NETTED', 'WITHDRAWN')) = (run_number is null)),
    add constraint payment_pkey primary key (invoice_key, part);
-- Earlier payments are of whole invoices. Their guard, which lets nothing of a paid one change, stands aside for this.
alter table payment disable trigger payment_guarded;
update payment set of_payable = amount + credited;
alter table payment enable trigger payment_guarded;
alter table payment alter column of_payable set not null;
alter table payment_run_item
    add constraint payment_run_item_pkey primary key (run_number, invoice_key, part),
    add constraint payment_run_item_payment_fkey foreign key (invoice_key, part) references payment;
alter table invoice_credit_application
    add constraint invoice_credit_application_pkey primary key (credit_key, invoice_key, part),
    add constraint invoice_credit_application_payment_fkey foreign key (invoice_key, part) references payment;
comment on column payment.part is '0: the whole invoice, or what its parts left; 1, 2, ...: paid while it was held';
comment on column payment.paid_before is 'of the same invoice, when this was scheduled: a discount counts on from there';
comment on column payment.of_payable is 'what the invoice comes to as a whole; its parts never add up to more';

create or replace function guard_payment() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'payments are never deleted' using errcode = 'integrity_constraint_violation';
    end if;
    if (new.invoice_key, new.part, new.paid_before, new.of_payable)
            is distinct from (old.invoice_key, old.part, old.paid_before, old.of_payable) then
        raise exception 'payment % part % stays what it is a part of', old.invoice_key, old.part
            using errcode = 'integrity_constraint_violation';
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
            ('SCHEDULED', 'WITHDRAWN'), ('IN_RUN', 'IN_RUN'), ('IN_RUN', 'SCHEDULED'), ('IN_RUN', 'RELEASED'),
            ('RELEASED', 'REJECTED')) then
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

-- Never more than the invoice comes to, whoever schedules, and however many at once.
create function guard_payment_parts() returns trigger language plpgsql as $$
declare
    scheduled numeric;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.invoice_key, 1003));
    select coalesce(sum(case when state = 'WITHDRAWN' then credited else amount + credited end), 0)
        into scheduled from payment where invoice_key = new.invoice_key and part <> new.part;
    if scheduled + new.amount > new.of_payable then
        raise exception 'invoice % comes to %; % are scheduled, so % are too much', new.invoice_key, new.of_payable,
            scheduled, new.amount using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger payment_parts_guarded before insert on payment
    for each row execute function guard_payment_parts();

-- An invoice is paid once: its key is the payment's key, and a payment that left cannot come back.
create sequence payment_run_number start 1001;

create table payment_run (
    number      text primary key,
    state       text        not null check (state in ('OPEN', 'APPROVED', 'WRITTEN', 'RELEASED', 'REFUSED')),
    due_until   date        not null,
    created_by  text        not null,
    created_at  timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    reason      text        not null default '',
    file_name   text unique,
    file_bytes  bytea,
    file_sha256 text,
    constraint payment_run_decided check ((state = 'OPEN') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint payment_run_four_eyes check (decided_by <> created_by),
    constraint payment_run_refusal_reason check (state <> 'REFUSED' or reason <> ''),
    -- The bytes stand here before anything is written outside: what was released is what is sent, however often.
    constraint payment_run_file check (
        (state in ('APPROVED', 'WRITTEN', 'RELEASED'))
            = (file_name is not null and file_bytes is not null and file_sha256 is not null)),
    constraint payment_run_digest check (file_sha256 = encode(sha256(file_bytes), 'hex'))
);

create table payment (
    invoice_key     text primary key check (invoice_key <> ''),
    supplier_number text           not null,
    creditor_name   text           not null,
    iban            text           not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$'),
    bic             text check (bic ~ '^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
    amount          numeric(19, 4) not null check (amount > 0),
    currency        text           not null check (currency ~ '^[A-Z]{3}$'),
    due_date        date           not null,
    remittance      text           not null check (remittance <> ''),
    end_to_end_id   text           not null unique check (length(end_to_end_id) between 1 and 35),
    state           text           not null check (state in ('SCHEDULED', 'IN_RUN', 'RELEASED', 'REJECTED')),
    run_number      text references payment_run,
    returned_reason text,
    scheduled_at    timestamptz    not null,
    constraint payment_in_run check ((state = 'SCHEDULED') = (run_number is null))
);
create index payment_due on payment (due_date, invoice_key) where state = 'SCHEDULED';
create index payment_run_members on payment (run_number) where run_number is not null;

-- Which payments a run held, the refused run's as well.
create table payment_run_item (
    run_number  text not null references payment_run,
    invoice_key text not null references payment,
    primary key (run_number, invoice_key)
);

create function guard_payment() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'payments are never deleted' using errcode = 'integrity_constraint_violation';
    end if;
    if old.state <> 'SCHEDULED'
        and (new.iban, new.amount, new.currency, new.creditor_name, new.end_to_end_id, new.remittance)
            is distinct from (old.iban, old.amount, old.currency, old.creditor_name, old.end_to_end_id, old.remittance) then
        raise exception 'payment % is % and cannot be changed', old.invoice_key, old.state
            using errcode = 'integrity_constraint_violation';
    end if;
    if (old.state, new.state) not in (('SCHEDULED', 'SCHEDULED'), ('SCHEDULED', 'IN_RUN'), ('IN_RUN', 'SCHEDULED'),
            ('IN_RUN', 'RELEASED'), ('RELEASED', 'REJECTED')) then
        raise exception 'payment % cannot go from % to %', old.invoice_key, old.state, new.state
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
create trigger payment_guarded before update or delete on payment
    for each row execute function guard_payment();

create function refuse_payment_truncate() returns trigger language plpgsql as $$
begin
    raise exception 'payments are never deleted' using errcode = 'integrity_constraint_violation';
end $$;
create trigger payment_not_truncated before truncate on payment
    for each statement execute function refuse_payment_truncate();

create function guard_payment_run() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'payment runs are never deleted' using errcode = 'integrity_constraint_violation';
    end if;
    if (old.state, new.state) not in (('OPEN', 'APPROVED'), ('OPEN', 'REFUSED'), ('APPROVED', 'WRITTEN'), ('WRITTEN', 'RELEASED')) then
        raise exception 'payment run % cannot go from % to %', old.number, old.state, new.state
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state <> 'OPEN'
        and (new.file_sha256, new.file_name, new.decided_by) is distinct from (old.file_sha256, old.file_name, old.decided_by) then
        raise exception 'the file of payment run % is fixed', old.number using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger payment_run_guarded before update or delete on payment_run
    for each row execute function guard_payment_run();

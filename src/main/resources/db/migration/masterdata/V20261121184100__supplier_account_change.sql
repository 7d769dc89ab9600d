-- Where suppliers are paid changes with two people only, and never without a trace: a changed account is how payments are stolen.
create function compact_account(account text) returns text language sql immutable parallel safe
    return upper(regexp_replace(account, '\s', '', 'g'));
create index supplier_account on supplier (compact_account(iban));

create sequence supplier_account_change_number start 1001;
create table supplier_account_change (
    change_number   text primary key,
    supplier_number text        not null references supplier,
    old_iban        text        not null,
    old_bic         text,
    new_iban        text        not null,
    new_bic         text,
    reason          text        not null,
    state           text        not null check (state in ('PROPOSED', 'CONFIRMED', 'REFUSED', 'OUTSIDE')),
    changed_by      text        not null,
    proposed_at     timestamptz not null,
    approved_by     text,
    changed_at      timestamptz,
    decision_reason text        not null default '',
    check (approved_by <> changed_by),
    check ((state in ('CONFIRMED', 'OUTSIDE')) = (changed_at is not null)),
    check ((state in ('CONFIRMED', 'REFUSED')) = (approved_by is not null))
);
comment on column supplier_account_change.state is 'OUTSIDE: the account was changed in the database without a proposal';
comment on column supplier_account_change.changed_at is 'when the new account began to count; null while it does not';
create unique index supplier_account_change_open on supplier_account_change (supplier_number) where state = 'PROPOSED';
create index supplier_account_change_newest on supplier_account_change (supplier_number, changed_at);

create function keep_supplier_account_change() returns trigger language plpgsql as $$
begin
    -- The use case names its change; whoever changes the row by hand leaves one all the same.
    if not exists (select 1 from supplier_account_change
                   where change_number = current_setting('counterfoil.account_change', true)
                     and supplier_number = new.supplier_number and new_iban = new.iban and state = 'CONFIRMED') then
        insert into supplier_account_change (change_number, supplier_number, old_iban, old_bic, new_iban, new_bic, reason,
            state, changed_by, proposed_at, changed_at)
        values ('BAC-' || nextval('supplier_account_change_number'), new.supplier_number, old.iban, old.bic, new.iban,
            new.bic, 'changed in the database', 'OUTSIDE', session_user, clock_timestamp(), clock_timestamp());
    end if;
    return null;
end $$;
create trigger supplier_account_changed after update of iban, bic on supplier for each row
    when (old.iban is distinct from new.iban or old.bic is distinct from new.bic)
    execute function keep_supplier_account_change();

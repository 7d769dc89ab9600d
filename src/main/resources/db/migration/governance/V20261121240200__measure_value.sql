-- What a measure is worth, per reporting period. Version 0 of a plan is the draft; version 1 is what was frozen at D3,
-- every later version is a gate's decision. A frozen version never changes.
create table plan_version (
    measure   text        not null references measure,
    version   integer     not null check (version >= 0),
    frozen_at timestamptz,
    frozen_by text,
    reason    text        not null default '',
    primary key (measure, version),
    check ((version = 0) = (frozen_at is null))
);

create table plan_value (
    measure           text           not null,
    version           integer        not null,
    period            text           not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    recurring         numeric(19, 4) not null default 0,
    one_off           numeric(19, 4) not null default 0,
    one_off_cost      numeric(19, 4) not null default 0 check (one_off_cost >= 0),
    capital           numeric(19, 4) not null default 0 check (capital >= 0),
    primary key (measure, version, period),
    foreign key (measure, version) references plan_version
);

-- Values of a frozen version are written in the transaction that freezes it and never again.
create function refuse_change_of_frozen_plan() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.version = 0 or exists (
                select 1 from plan_version freezing
                where freezing.measure = new.measure and freezing.version = new.version
                  and freezing.xmin = pg_current_xact_id()::xid) then
            return new;
        end if;
    elsif tg_op = 'UPDATE' and old.version = 0 and new.version = 0 then
        return new;
    elsif tg_op = 'DELETE' and old.version = 0 then
        return old;
    end if;
    raise exception 'a frozen version of a plan is never changed: re-baseline by a gate' using errcode = 'check_violation';
end $$;
create trigger frozen_plan_never_changes before insert or update or delete on plan_value
    for each row execute function refuse_change_of_frozen_plan();

create table forecast_value (
    measure      text           not null references measure,
    period       text           not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    recurring    numeric(19, 4) not null default 0,
    one_off      numeric(19, 4) not null default 0,
    one_off_cost numeric(19, 4) not null default 0 check (one_off_cost >= 0),
    capital      numeric(19, 4) not null default 0 check (capital >= 0),
    primary key (measure, period)
);

create table forecast_confirmation (
    measure      text        not null references measure,
    period       text        not null,
    confirmed_by text        not null,
    confirmed_at timestamptz not null,
    primary key (measure, period)
);
comment on table forecast_confirmation is 'the owner says in this period that the forecast still holds; without it the status is stale';

-- Actual value arrives as postings with document numbers; nobody types it. An entry is never changed: what was wrong is
-- corrected by another entry that names it.
create table actual_entry (
    entry        bigint generated always as identity primary key,
    measure      text           not null references measure,
    period       text           not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    reported_in  text           not null check (reported_in ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    kind         text           not null check (kind in ('RECURRING', 'ONE_OFF', 'ONE_OFF_COST', 'CAPITAL')),
    amount       numeric(19, 4) not null,
    source       text           not null check (source in ('LEDGER', 'ERP', 'IMPORT')),
    document     text           not null check (document <> ''),
    line         integer        not null default 1,
    posted_on    date           not null,
    corrects     bigint references actual_entry,
    reason       text           not null default '',
    entered_by   text           not null,
    entered_at   timestamptz    not null,
    unique (measure, source, document, line),
    check (reported_in >= period),
    check (reported_in = period or reason <> '')
);
create index actual_entry_reported on actual_entry (measure, reported_in);
create index actual_entry_period on actual_entry (measure, period);

create function refuse_change_of_actual() returns trigger language plpgsql as $$
begin
    raise exception 'actual values are never changed or deleted: enter a correction' using errcode = 'check_violation';
end $$;
create trigger actual_entry_never_changes before update or delete on actual_entry
    for each row execute function refuse_change_of_actual();
create trigger actual_entry_never_emptied before truncate on actual_entry
    for each statement execute function refuse_change_of_actual();

create table actual_validation (
    measure      text           not null references measure,
    period       text           not null,
    amount       numeric(19, 4) not null,
    validated_by text           not null,
    validated_at timestamptz    not null,
    primary key (measure, period)
);
comment on table actual_validation is 'the controller confirms the actual value of a period as far as it had arrived then';

-- Units of the currency for one unit of the reporting currency. A rate is added once and never changed.
create table reporting_rate (
    currency text           not null check (currency ~ '^[A-Z]{3}$'),
    kind     text           not null check (kind in ('PLAN', 'AVERAGE', 'CLOSING')),
    period   text           not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    rate     numeric(19, 8) not null check (rate > 0),
    added_by text           not null,
    added_at timestamptz    not null,
    primary key (currency, kind, period)
);

-- Reporting periods: months that are open, cut off, closed with a snapshot, and reopened by two people.
create table reporting_period (
    period     text primary key check (period ~ '^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$'),
    state      text        not null check (state in ('OPEN', 'CUT_OFF', 'CLOSED', 'REOPENED')),
    since      timestamptz not null,
    changed_by text        not null,
    reason     text        not null default '',
    cut_off_at timestamptz not null,
    -- Of the newest snapshot; null until the first closing.
    version    int check (version > 0),
    constraint reporting_period_closed_with_snapshot check (state not in ('CLOSED', 'REOPENED') or version is not null),
    constraint reporting_period_open_before_snapshot check (state <> 'OPEN' or version is null)
);
comment on column reporting_period.changed_by is 'who brought it into its state; counterfoil for the timer';
comment on column reporting_period.cut_off_at is 'from then on owners only read; may be moved while the period is open';

create table period_snapshot (
    period    text        not null references reporting_period,
    version   int         not null check (version > 0),
    taken_at  timestamptz not null,
    taken_by  text        not null,
    reason    text        not null,
    row_count bigint      not null check (row_count >= 0),
    -- Of the CSV file: header and rows in order.
    sha256    text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    primary key (period, version)
);
alter table reporting_period add constraint reporting_period_snapshot
    foreign key (period, version) references period_snapshot;

-- Before their snapshot: it is inserted last, counts them, and nothing can be added afterwards.
create table period_snapshot_row (
    period   text not null,
    version  int  not null,
    position int  not null check (position > 0),
    source   text not null,
    subject  text not null,
    figure   text not null,
    amount   numeric,
    currency text check (currency ~ '^[A-Z]{3}$'),
    text     text,
    primary key (period, version, position),
    constraint period_snapshot_row_once unique (subject, figure, source, period, version),
    check ((amount is null) <> (text is null)),
    check (currency is null or amount is not null)
);

create function refuse_snapshot_change() returns trigger language plpgsql as $$
begin
    raise exception 'snapshots of reporting periods are never changed: % of % refused, reopen the period and close it again', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = 'period_snapshot_immutable';
end $$;
create trigger period_snapshot_immutable before update or delete or truncate on period_snapshot
    for each statement execute function refuse_snapshot_change();
create trigger period_snapshot_row_immutable before update or delete or truncate on period_snapshot_row
    for each statement execute function refuse_snapshot_change();

create function check_added_snapshot_rows() returns trigger language plpgsql as $$
begin
    if exists (select 1 from added join period_snapshot using (period, version)) then
        raise exception 'a snapshot of a reporting period is complete; no row can be added'
            using errcode = 'integrity_constraint_violation', constraint = 'period_snapshot_immutable';
    end if;
    return null;
end $$;
create trigger period_snapshot_row_complete after insert on period_snapshot_row
    referencing new table as added for each statement execute function check_added_snapshot_rows();

create function check_new_snapshot() returns trigger language plpgsql as $$
declare
    counted bigint;
begin
    select count(*) into counted from period_snapshot_row where period = new.period and version = new.version;
    if counted <> new.row_count then
        raise exception 'snapshot % of % has % rows but says %', new.version, new.period, counted, new.row_count
            using errcode = 'integrity_constraint_violation', constraint = 'period_snapshot_counted';
    end if;
    return null;
end $$;
create trigger period_snapshot_counted after insert on period_snapshot
    for each row execute function check_new_snapshot();

create table period_reopening (
    number          text primary key,
    period          text        not null references reporting_period,
    version         int         not null,
    reason          text        not null check (reason <> ''),
    cut_off_at      timestamptz not null,
    requested_by    text        not null,
    requested_at    timestamptz not null,
    state           text        not null default 'REQUESTED' check (state in ('REQUESTED', 'AGREED', 'REFUSED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text        not null default '',
    foreign key (period, version) references period_snapshot,
    constraint period_reopening_four_eyes check (decided_by <> requested_by),
    check ((state = 'REQUESTED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null))
);
comment on column period_reopening.version is 'the snapshot that stays as it is and is followed by another';
create unique index period_reopening_open on period_reopening (period) where state = 'REQUESTED';

-- A closed period changes by an agreed reopening of exactly this closing, and by nothing else.
create function guard_closed_period() returns trigger language plpgsql as $$
begin
    if old.version is not null and (tg_op = 'DELETE' or new.version is null or new.version < old.version) then
        raise exception 'reporting period % was closed before and keeps its snapshots', old.period
            using errcode = 'integrity_constraint_violation', constraint = 'reporting_period_guarded';
    end if;
    if tg_op = 'UPDATE' and old.state = 'CLOSED' and (new.state <> 'REOPENED' or not exists (
            select 1 from period_reopening
            where period = old.period and version = old.version and state = 'AGREED')) then
        raise exception 'reporting period % is closed; it is reopened by two people', old.period
            using errcode = 'integrity_constraint_violation', constraint = 'reporting_period_guarded';
    end if;
    if tg_op = 'UPDATE' and new.state = 'CLOSED'
            and (old.state <> 'CUT_OFF' or new.version <> coalesce(old.version, 0) + 1) then
        raise exception 'reporting period % is closed once it is cut off, with a new snapshot', old.period
            using errcode = 'integrity_constraint_violation', constraint = 'reporting_period_guarded';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger reporting_period_guarded before update or delete on reporting_period
    for each row execute function guard_closed_period();

-- What must be true before a period is closed. An item that a module checks (its PeriodCheck has this name) is not ticked.
create table period_checklist_item (
    item     text primary key check (item ~ '^[A-Z][A-Z0-9_]*$'),
    label    text    not null,
    position int     not null,
    active   boolean not null default true
);
insert into period_checklist_item (item, label, position) values
    ('ACTUALS_IMPORTED',    'Actuals imported',    10),
    ('FORECASTS_CONFIRMED', 'Forecasts confirmed', 20),
    ('EXCEPTIONS_DECIDED',  'Exceptions decided',  30),
    ('LEDGER_RECONCILED',   'Ledger reconciled',   40),
    ('LEDGER_BALANCED',     'Ledger balances',     50);

create table period_tick (
    period    text        not null references reporting_period,
    -- The version that the closing would make: after a reopening everything is ticked anew.
    round     int         not null check (round > 0),
    item      text        not null references period_checklist_item,
    ticked_by text        not null,
    ticked_at timestamptz not null,
    note      text        not null default '',
    primary key (period, round, item)
);

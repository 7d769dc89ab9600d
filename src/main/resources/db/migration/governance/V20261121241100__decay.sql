-- Confirmed value that went away again. One open event per measure: a second would ask the same.
create sequence decay_event_number start 1001;

create table decay_event (
    event       text primary key,
    measure     text           not null references measure,
    last_period text           not null check (last_period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    reached     numeric(19, 4) not null,
    run_rate    numeric(19, 4) not null,
    words       text           not null,
    found_at    timestamptz    not null,
    decision    text check (decision in ('LOSS_ACCEPTED', 'REOPENED')),
    reason      text           not null default '',
    decided_by  text,
    acting_for  text,
    decided_at  timestamptz,
    check ((decision is null) = (decided_at is null)),
    check ((decision is null) = (decided_by is null)),
    check (decision is null or reason <> '')
);
create unique index decay_event_open on decay_event (measure) where decided_at is null;
comment on column decay_event.reached is 'actuals of the periods looked at, the latest of which is last_period';
comment on column decay_event.run_rate is 'value of a year that was closed';

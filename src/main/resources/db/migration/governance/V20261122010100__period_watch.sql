-- Measures still to be looked at after a period has ended: written in the transaction that ends it, taken off in the
-- transaction of the look. So none is lost and none is looked at twice.
create table period_watch (
    watch   text        not null,
    period  text        not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    measure text        not null references measure,
    due_at  timestamptz not null,
    tries   integer     not null default 0,
    failure text        not null default '',
    primary key (watch, period, measure)
);
comment on column period_watch.failure is 'why the last try failed; empty before the first';

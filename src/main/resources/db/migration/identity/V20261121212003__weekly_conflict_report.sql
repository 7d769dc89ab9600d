-- What was found each week stays as it was found: roles and rules change later.
create table sod_report (
    week    date primary key check (extract(isodow from week) = 1),
    made_at timestamptz not null
);
comment on column sod_report.week is 'its Monday';
create table sod_conflict (
    week         date not null references sod_report,
    position     integer not null,
    kind         text not null check (kind in ('ROLES', 'ACTS', 'EXCEPTION')),
    rule         text not null,
    person       text not null,
    business_key text not null,
    first_half   text not null,
    second_half  text not null,
    at           timestamptz,
    primary key (week, position)
);
comment on column sod_conflict.kind is 'ROLES: two roles that make it possible; ACTS: somebody did both; EXCEPTION: somebody was allowed to';

-- An effect outside the database is announced here before it is tried: a killed node then asks instead of resending.
create table outside_effect (
    operation    text        not null check (operation <> ''),
    business_key text        not null check (business_key <> ''),
    step         text        not null check (step <> ''),
    state        text        not null default 'PENDING' check (state in ('PENDING', 'DONE')),
    result       text,
    announced_at timestamptz not null default clock_timestamp(),
    settled_at   timestamptz,
    primary key (operation, business_key, step),
    check ((state = 'DONE') = (result is not null)),
    check ((state = 'DONE') = (settled_at is not null))
);

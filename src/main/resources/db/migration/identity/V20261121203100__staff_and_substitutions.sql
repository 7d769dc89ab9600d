-- Who is whose superior, and for which legal entity a person works.
create table staff (
    login        text primary key,
    superior     text check (superior <> login),
    legal_entity text not null default ''
);
comment on column staff.legal_entity is 'empty where the installation has only one';

-- Who acts for whom, from the first day to the last one inclusive. Ended early by revoking; never deleted.
create sequence substitution_number start 1001;
create table substitution (
    number     text primary key,
    absent     text        not null,
    substitute text        not null check (substitute <> absent),
    first_day  date        not null,
    last_day   date        not null check (last_day >= first_day),
    processes  text[]      not null,
    reason     text        not null,
    entered_by text        not null,
    entered_at timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    begun      boolean     not null default false,
    done       boolean     not null default false,
    check ((revoked_by is null) = (revoked_at is null))
);
comment on column substitution.processes is 'keys of processes; empty: all of them';
comment on column substitution.begun is 'open tasks went to the substitute';
comment on column substitution.done is 'and were taken back';
create index substitution_absent on substitution (absent, last_day) where revoked_at is null;
create index substitution_substitute on substitution (substitute, last_day) where revoked_at is null;

-- For whom a duty was performed, so that the rules see the exclusions of both.
alter table duty_performed add column on_behalf_of text;
create index duty_performed_on_behalf on duty_performed (business_key, on_behalf_of) where on_behalf_of is not null;

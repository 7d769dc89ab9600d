-- One log of all that concerns security. Repeats within a quarter of an hour are one row with a count, so that nobody fills the table.
create table security_event (
    id           bigint      generated always as identity primary key,
    first_at     timestamptz not null,
    last_at      timestamptz not null,
    repeats      bigint      not null default 1 check (repeats > 0),
    action       text        not null,
    outcome      text        not null check (outcome in ('success', 'failure')),
    person       text        not null,
    address      text        not null,
    act          text        not null,
    business_key text        not null,
    rule         text        not null,
    reason       text        not null,
    -- Equal for repeats of the same within a period; null for what is kept one by one.
    repeat_key   text        unique,
    check (last_at >= first_at)
);
create index security_event_person on security_event (person, last_at);
create index security_event_action on security_event (action, last_at);
create index security_event_last on security_event (last_at);
create index security_event_failed_logins on security_event (address, last_at) where action = 'LOGIN_FAILED';
create index security_event_document on security_event (business_key, last_at) where business_key <> '';

insert into security_event (first_at, last_at, action, outcome, person, address, act, business_key, rule, reason)
    select at, at, 'ACT_REFUSED', 'failure', person, '', act, business_key, '', reason from refusal order by id;
drop table refusal;

create view refusal as
    select id, first_at as at, person, act, business_key, reason, repeats
    from security_event where action = 'ACT_REFUSED';
comment on view refusal is 'what the guard refused to whom, and why, with the number of repeats';

-- What was refused to whom, and why: attempts are evidence too, and the refused transaction leaves no trace of its own.
create table refusal (
    id           bigint      generated always as identity primary key,
    at           timestamptz not null default clock_timestamp(),
    person       text        not null,
    act          text        not null,
    business_key text        not null,
    reason       text        not null
);
create index refusal_person on refusal (person, at);

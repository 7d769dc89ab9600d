-- Two lights of a measure that contradict each other, and what its controller had done about it. A measure has one open
-- alarm of a kind, and is asked about once in a reporting period.
create sequence status_alarm_number start 1001;

create table status_alarm (
    alarm                 text primary key,
    measure               text        not null references measure,
    kind                  text        not null check (kind in ('TRAP', 'MIRROR')),
    period                text        not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    implementation        text        not null check (implementation in ('GREEN', 'AMBER', 'RED')),
    implementation_words  text        not null,
    potential             text        not null check (potential in ('GREEN', 'AMBER', 'RED')),
    potential_words       text        not null,
    raised_at             timestamptz not null,
    gone_at               timestamptz,
    answer                text        not null default '',
    answered_by           text,
    acting_for            text,
    answered_at           timestamptz,
    unique (measure, kind, period),
    check ((answered_at is null) = (answered_by is null)),
    check ((answered_at is null) = (answer = ''))
);
create unique index status_alarm_open on status_alarm (measure, kind) where answered_at is null;
comment on column status_alarm.gone_at is 'since when the lights no longer contradict each other; the controller still says what was done';

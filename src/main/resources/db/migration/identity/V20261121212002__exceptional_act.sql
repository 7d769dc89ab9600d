-- Break-glass: one person, one duty, one document, once, until a moment; asked by one, allowed by another, reviewed by a third.
create sequence exceptional_act_number start 1001;
create table exceptional_act (
    number          text primary key,
    business_key    text        not null,
    duty            text        not null references duty,
    person          text        not null,
    reason          text        not null,
    asked_by        text        not null,
    asked_at        timestamptz not null,
    expires_at      timestamptz not null check (expires_at > asked_at),
    state           text        not null default 'ASKED' check (state in ('ASKED', 'ALLOWED', 'REFUSED', 'USED', 'REVIEWED', 'LAPSED')),
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text        not null default '',
    used_at         timestamptz,
    lifted          text        not null default '',
    reviewed_by     text,
    reviewed_at     timestamptz,
    justified       boolean,
    review          text        not null default '',
    check (decided_by not in (asked_by, person)),
    check (reviewed_by not in (asked_by, person, decided_by)),
    check (state <> 'ASKED' or decided_by is null),
    check (state in ('ASKED', 'LAPSED') or decided_by is not null),
    check ((state in ('USED', 'REVIEWED')) = (used_at is not null)),
    check ((state = 'REVIEWED') = (reviewed_by is not null)),
    check ((state = 'REVIEWED') = (justified is not null)),
    check (used_at <= expires_at)
);
comment on column exceptional_act.lifted is 'what would have been refused: rule, earlier act, who did it and when';
create unique index exceptional_act_open on exceptional_act (business_key, duty, person) where state in ('ASKED', 'ALLOWED');
create index exceptional_act_used on exceptional_act (used_at) where used_at is not null;

-- What people are to be told about a task; written with the change that causes it, so that neither stands alone.
create table task_notice (
    id         bigint generated always as identity primary key,
    task_id    text        not null,
    kind       text        not null check (kind in ('NEW', 'HALFWAY', 'DUE', 'ESCALATION')),
    people     text[]      not null,
    created_at timestamptz not null,
    addressed  boolean     not null default false
);
comment on column task_notice.people is 'logins; empty: everybody who is asked when it is addressed';
create index task_notice_open on task_notice (id) where not addressed;

-- The outbox: one row for each person and reason, sent after the change is committed and tried again until it works.
create table mail_outbox (
    id         bigint generated always as identity primary key,
    task_id    text        not null,
    kind       text        not null,
    person     text        not null,
    digest     boolean     not null,
    state      text        not null default 'WAITING' check (state in ('WAITING', 'SENT', 'NEEDLESS', 'DEAD')),
    attempts   integer     not null default 0,
    next_at    timestamptz not null,
    failure    text        not null default '',
    created_at timestamptz not null,
    settled_at timestamptz,
    unique (task_id, kind, person),
    check ((settled_at is null) = (state = 'WAITING'))
);
comment on column mail_outbox.next_at is 'not before; while it is being sent, when to try again if nothing is heard';
create index mail_outbox_waiting on mail_outbox (next_at) where state = 'WAITING';
create index mail_outbox_dead on mail_outbox (id) where state = 'DEAD';

-- How a person wants mails; without a row each at once.
create table mail_preference (
    login  text     primary key,
    daily  boolean  not null,
    hour   smallint not null check (hour between 0 and 23)
);

-- Links by which a person decides from a mail. The link itself stands only in the mail; here is its SHA-256.
create table decision_link (
    token_hash text        primary key,
    person     text        not null,
    task_id    text        not null,
    decision   text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index decision_link_expiry on decision_link (expires_at);

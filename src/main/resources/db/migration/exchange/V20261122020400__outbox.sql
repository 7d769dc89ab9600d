-- What must reach other systems, kept in the transaction of the change that it tells of.
create table exchange_outbox (
    number           bigint      generated always as identity primary key,
    contract         text        not null,
    contract_version int         not null,
    peer             text        not null,
    object_key       text        not null check (length(object_key) between 1 and 255),
    payload          bytea       not null,
    media_type       text        not null,
    trace_id         text        not null,
    created_at       timestamptz not null,
    created_by       text        not null,
    state            text        not null default 'WAITING' check (state in
                         ('WAITING', 'DELIVERED', 'ACKNOWLEDGED', 'DEAD', 'ABANDONED')),
    attempts         int         not null default 0,
    -- Since when it waits without a break: a dead one that is delivered again begins anew.
    waiting_since    timestamptz not null,
    next_at          timestamptz not null,
    failure          text        not null default '',
    answer           text        not null default '',
    replays          int         not null default 0,
    delivered_at     timestamptz,
    acknowledged_at  timestamptz
);
-- The lane of an object is as long as what waits in it, however much was delivered before.
create index exchange_outbox_lane on exchange_outbox (contract, object_key, number) where state in ('WAITING', 'DEAD');
create index exchange_outbox_flow on exchange_outbox (contract, created_at);
create index exchange_outbox_unacknowledged on exchange_outbox (contract, delivered_at) where state = 'DELIVERED';

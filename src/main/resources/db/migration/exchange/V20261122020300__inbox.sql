-- Every record that came in, as it came, and what became of it.
create table exchange_inbox (
    number           bigint      generated always as identity primary key,
    contract         text        not null,
    contract_version int         not null,
    source_key       text        not null check (length(source_key) between 1 and 255),
    object_key       text        not null check (length(object_key) between 1 and 255),
    sequence         bigint,
    occurred_at      timestamptz,
    sender           text        not null,
    trace_id         text        not null,
    received_at      timestamptz not null,
    payload          bytea       not null,
    sha256           text        not null check (sha256 = encode(sha256(payload), 'hex')),
    -- The same in our words: values by field of the contract.
    translated       jsonb       not null,
    repeats          bigint      references exchange_inbox,
    state            text        not null check (state in
                         ('RECEIVED', 'APPLIED', 'REJECTED', 'DUPLICATE', 'LATE', 'CONFLICTING', 'SETTLED')),
    attempts         int         not null default 0,
    outcome          text        not null default '',
    settled_at       timestamptz,
    check ((state = 'RECEIVED') = (settled_at is null))
);
-- Once per key of the source; what repeats it points at it.
create unique index exchange_inbox_once on exchange_inbox (contract, source_key) where repeats is null;
create index exchange_inbox_waiting on exchange_inbox (contract, object_key, number) where state = 'RECEIVED';
create index exchange_inbox_object on exchange_inbox (contract, object_key, number);
create index exchange_inbox_flow on exchange_inbox (contract, received_at);

create function refuse_change_of_inbox() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'what came in is evidence: % refused', lower(tg_op);
    end if;
    if (old.number, old.contract, old.source_key, old.object_key, old.sender, old.received_at, old.payload, old.sha256, old.translated)
       is distinct from
       (new.number, new.contract, new.source_key, new.object_key, new.sender, new.received_at, new.payload, new.sha256, new.translated)
       or old.state in ('APPLIED', 'SETTLED', 'DUPLICATE') then
        raise exception 'message % came in as it is: only its outcome may be set', old.number;
    end if;
    return new;
end $$;
create trigger inbox_is_evidence before update or delete on exchange_inbox
    for each row execute function refuse_change_of_inbox();
create trigger inbox_stays before truncate on exchange_inbox
    for each statement execute function refuse_change_of_inbox();

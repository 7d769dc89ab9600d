-- Records that were rejected, late, in conflict, undeliverable or different on both sides: each waits for its owner.
create sequence exchange_held_number start 1001;
create table exchange_held (
    number          text        primary key,
    kind            text        not null check (kind in ('REJECTED', 'LATE', 'CONFLICTING', 'DEAD_LETTER', 'DIFFERENCE')),
    contract        text        not null,
    message         bigint,
    object_key      text        not null,
    reason          text        not null check (reason <> ''),
    theirs          jsonb       not null,
    ours            jsonb       not null,
    steward         text        not null,
    opened_at       timestamptz not null,
    due_at          timestamptz not null,
    escalated_at    timestamptz,
    decision        text        check (decision in ('ACCEPT_THEIRS', 'KEEP_OURS', 'CORRECT', 'REJECT', 'DELIVER_AGAIN', 'ABANDON')),
    corrected       jsonb,
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    check ((decision is null) = (decided_by is null)),
    check ((decision is null) = (decided_at is null)),
    check (decision is null or decision_reason <> ''),
    check (corrected is null or decision = 'CORRECT')
);
create index exchange_held_open on exchange_held (contract, opened_at) where decision is null;
create index exchange_held_message on exchange_held (contract, message);

create function refuse_change_of_decided() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a held record is never deleted, it is decided';
    end if;
    if old.decision is not null then
        raise exception 'held record % is decided already', old.number;
    end if;
    return new;
end $$;
create trigger held_record_stays before update or delete on exchange_held
    for each row execute function refuse_change_of_decided();

insert into duty (duty, text) values ('DELIVER_RECORD', 'sent the record to the exchange'),
    ('REVIEW_RECORD', 'decided on the held record of the exchange');
insert into sod_rule (rule, first_duty, second_duty, text, scope, days) values
    ('S19', 'DELIVER_RECORD', 'REVIEW_RECORD', 'nobody decides on a record they sent', 'CASE', null);

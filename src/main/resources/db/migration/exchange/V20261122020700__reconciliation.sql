-- What both sides of a flow said they have, and what became of the difference. A run is evidence and never changes.
create table exchange_reconciliation (
    number      bigint         generated always as identity primary key,
    contract    text           not null,
    from_day    date           not null,
    to_day      date           not null check (to_day >= from_day),
    our_count   bigint         not null,
    their_count bigint         not null,
    our_sum     numeric(24, 4) not null,
    their_sum   numeric(24, 4) not null,
    differences int            not null,
    run_at      timestamptz    not null,
    run_by      text           not null
);
create index exchange_reconciliation_contract on exchange_reconciliation (contract, number);

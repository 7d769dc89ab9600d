-- One decision per person and round is one rule, whatever is decided: two levels are never decided by the same person.
create table level_decision (
    document_key   text        not null,
    round          integer     not null default 1 check (round > 0),
    approver       text        not null,
    approver_group text        not null,
    approved       boolean     not null,
    reason         text        not null,
    decided_at     timestamptz not null,
    primary key (document_key, round, approver)
);
insert into level_decision
    select requisition_number, round, approver, approver_group, approved, reason, decided_at from requisition_approval;
insert into level_decision
    select amendment_number, 1, approver, approver_group, approved, reason, decided_at from order_amendment_approval;
insert into level_decision
    select invoice_key, 1, approver, approver_group, approved, reason, decided_at from invoice_approval;
drop table requisition_approval;
drop table order_amendment_approval;
drop table invoice_approval;

create function level_decision_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only: what was decided stays on record', tg_table_name;
end $$;
create trigger level_decision_append_only
    before update or delete or truncate on level_decision
    for each statement execute function level_decision_is_append_only();

-- The trail of facts may only grow: what was recorded about a decision is never edited, removed or emptied.
create table audit_record (
    id           bigint generated always as identity primary key,
    business_key text        not null check (business_key <> ''),
    at           timestamptz not null,
    actor        text        not null check (actor <> ''),
    action       text        not null check (action <> ''),
    reason       text        not null,
    figures      jsonb       not null check (jsonb_typeof(figures) = 'object')
);
create index audit_record_business_key on audit_record (business_key, id);

create function refuse_change_of_audit_record() returns trigger language plpgsql as $$
begin
    raise exception 'audit_record is append-only: % refused; record a new fact that corrects the old one', tg_op
        using errcode = 'restrict_violation';
end
$$;
create trigger audit_record_append_only before update or delete on audit_record
    for each row execute function refuse_change_of_audit_record();
create trigger audit_record_not_emptied before truncate on audit_record
    for each statement execute function refuse_change_of_audit_record();
-- Also in a session that calls itself a replica, where ordinary triggers rest.
alter table audit_record enable always trigger audit_record_append_only;
alter table audit_record enable always trigger audit_record_not_emptied;

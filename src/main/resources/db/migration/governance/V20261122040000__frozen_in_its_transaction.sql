-- xmin is the id of the subtransaction where a decision runs inside a savepoint; this is that of the whole transaction.
alter table plan_version add column frozen_in xid8 not null default pg_current_xact_id();

create or replace function refuse_change_of_frozen_plan() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.version = 0 or exists (
                select 1 from plan_version freezing
                where freezing.measure = new.measure and freezing.version = new.version
                  and freezing.frozen_in = pg_current_xact_id()) then
            return new;
        end if;
    elsif tg_op = 'UPDATE' and old.version = 0 and new.version = 0 then
        return new;
    elsif tg_op = 'DELETE' and old.version = 0 then
        return old;
    end if;
    raise exception 'a frozen version of a plan is never changed: re-baseline by a gate' using errcode = 'check_violation';
end $$;

-- Whoever owns or sponsors a measure brings no figures by which it is closed.
insert into sod_rule (rule, first_duty, second_duty, text, scope, days) values
    ('S12', 'OWN_MEASURE',     'EDIT_ACTUALS', 'nobody enters actual figures of a measure they own', 'CASE', null),
    ('S12', 'SPONSOR_MEASURE', 'EDIT_ACTUALS', 'nobody enters actual figures of a measure they sponsor', 'CASE', null);

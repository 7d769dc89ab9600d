-- Every measure has a standing from the start, outdated until it is found: what is outdated is then answered by the index
-- on as_of, and a portfolio of many measures counts it at each look.
create function begin_standing() returns trigger language plpgsql as $$
begin
    insert into measure_standing (measure, as_of, package, stage, committed, plan, original_plan, actual, forecast, weight,
        earned, stage_plan, currency_effect, performance, own_plan, own_expected, implementation, potential, counted, stale,
        reason)
    select measure, null, package, stage, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'GREEN', 'AMBER', false, false, ''
    from added on conflict do nothing;
    return null;
end $$;
create trigger measure_begins_outdated after insert on measure
    referencing new table as added for each statement execute function begin_standing();

insert into measure_standing (measure, as_of, package, stage, committed, plan, original_plan, actual, forecast, weight,
    earned, stage_plan, currency_effect, performance, own_plan, own_expected, implementation, potential, counted, stale,
    reason)
select measure, null, package, stage, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'GREEN', 'AMBER', false, false, ''
from measure on conflict do nothing;

-- A portfolio of :measures measures over 36 months, of which the last eight are over and four of them closed. Of twenty
-- measures two stand at D0, three at D1, three at D2, five at D3, five at D4 and two at D5.
insert into legal_entity (legal_entity, name, currency) values ('BE', 'Benchmark', 'EUR');
insert into legal_entity_controller (legal_entity, controller) values ('BE', 'carla.controller');
insert into steering_committee (committee, name, chair) values ('STC', 'Benchmark', 'stella.steering');
insert into structure_node (node, level, name) values ('ORG', 'ORGANIZATION', 'Group');
insert into structure_node (node, level, name, parent)
select 'PF-' || n, 'PORTFOLIO', 'Portfolio ' || n, 'ORG' from generate_series(1, 5) n;
insert into structure_node (node, level, name, parent)
select 'PG-' || n, 'PROGRAM', 'Program ' || n, 'PF-' || (1 + n % 5) from generate_series(1, 25) n;
insert into structure_node (node, level, name, parent)
select 'PR-' || n, 'PROJECT', 'Project ' || n, 'PG-' || (1 + n % 25) from generate_series(1, 250) n;
insert into structure_node (node, level, name, parent)
select 'MP-' || n, 'MEASURE_PACKAGE', 'Package ' || n, 'PR-' || (1 + n % 250)
from generate_series(1, greatest(1, (:measures + 19) / 20)) n;

insert into measure (measure, name, package, owner, owner_accepted_at, sponsor, controller, legal_entity, committee,
    effect, currency, target, stage, closed_at, closed_run_rate, created_by, created_at)
select 'B-' || n, 'Measure ' || n, 'MP-' || (1 + (n - 1) / 20), 'mia.measure', now(), 'hana.head', 'carla.controller',
       'BE', 'STC', 'RECURRING', 'EUR', 12 * (100 + n % 900), stage,
       case stage when 'D5' then now() end, case stage when 'D5' then 12 * (100 + n % 900) end, 'benchmark', now()
from generate_series(1, :measures) n
cross join lateral (
    select (array['D0','D0','D1','D1','D1','D2','D2','D2','D3','D3','D3','D3','D3','D4','D4','D4','D4','D4','D5','D5'])
        [1 + n % 20] as stage) of_twenty;
insert into measure_risk (measure, number, description, probability, impact, response)
select measure, 1, 'Strikes', 'LOW', (array['LOW','MEDIUM','HIGH'])[1 + length(measure) % 3], 'Wait' from measure;
insert into measure_dependency (measure, depends_on)
select 'B-' || n, 'B-' || (n - 1) from generate_series(7, :measures, 20) n;
insert into milestone (measure, number, name, weight, baseline_date, forecast_date, done_on, evidence, evidence_hash)
select measure, n, 'Step ' || n, 1, day, day, case when done then day end, case when done then 'DMS' else '' end,
       case when done then repeat('0', 64) end
from measure
cross join generate_series(1, 3) n
cross join lateral (
    select (now() + make_interval(months => 2 * n - 5))::date as day, stage >= 'D3' and n < 3 as done) of_step;
insert into plan_version (measure, version, frozen_at, frozen_by)
select measure, 1, now(), 'benchmark' from measure where stage >= 'D3';
insert into plan_version (measure, version) select measure, 0 from measure where stage < 'D3';
alter table plan_value disable trigger frozen_plan_never_changes;
insert into plan_value (measure, version, period, recurring, one_off_cost)
select measure, plan_version.version, to_char(now() + make_interval(months => m - 8), 'YYYY-MM'), target / 12,
       case m when 0 then target / 4 else 0 end
from plan_version join measure using (measure) cross join generate_series(0, 35) m;
alter table plan_value enable trigger frozen_plan_never_changes;
insert into forecast_value (measure, period, recurring)
select measure, period, recurring from plan_value where version = 1;
insert into forecast_confirmation (measure, period, confirmed_by, confirmed_at)
select measure, to_char(now() - make_interval(months => m), 'YYYY-MM'), 'mia.measure', now()
from measure cross join generate_series(1, 8) m
where stage >= 'D3' and substr(measure, 3)::int % 101 <> 0;
insert into actual_entry (measure, period, reported_in, kind, amount, source, document, posted_on, entered_by, entered_at)
select measure, period, period, 'RECURRING',
       case when substr(measure, 3)::int % 37 = 0 then recurring / 2 else recurring end, 'ERP',
       'FI-' || measure || '-' || period, (period || '-28')::date, 'erp.gateway', now()
from plan_value where version = 1 and period < to_char(now(), 'YYYY-MM');
insert into actual_validation (measure, period, amount, validated_by, validated_at)
select measure, period, amount, 'carla.controller', now() from actual_entry;

insert into gate_passage (passage, measure, opened_by, opened_at, settled_at)
select 'BP-' || measure, measure, 'mia.measure', now(), now() from measure where stage = 'D5';
insert into gate_question (passage, round, asked, from_stage, reason, asked_by, asked_at, outcome, decided_at)
select passage, 1, 'ADVANCE', 'D4', 'Done', 'mia.measure', now(), 'DECIDED', now() from gate_passage;
insert into measure_closure (passage, decision, run_rate, last_period, decided_by, decided_at)
select passage, 'CONFIRM', closed_run_rate, to_char(now() - interval '8 months', 'YYYY-MM'), 'conrad.controller', now()
from gate_passage join measure using (measure);

insert into reporting_period (period, state, since, changed_by, cut_off_at)
select to_char(now() - make_interval(months => m), 'YYYY-MM'), 'OPEN', now(), 'benchmark', now()
from generate_series(1, 8) m;
insert into period_snapshot (period, version, taken_at, taken_by, reason, row_count, sha256)
select period, 1, now(), 'benchmark', 'Begin', 0, repeat('0', 64)
from reporting_period where period < to_char(now() - interval '4 months', 'YYYY-MM');
update reporting_period set state = 'CUT_OFF' where period < to_char(now() - interval '4 months', 'YYYY-MM');
update reporting_period set state = 'CLOSED', version = 1 where state = 'CUT_OFF';
insert into case_document (business_key, case_key) select measure, measure from measure;

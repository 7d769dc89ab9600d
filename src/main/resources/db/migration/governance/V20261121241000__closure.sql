-- What controllers decided about closures, and the evidence as it was at that moment. A row is never changed: the outcome
-- stands with the question (gate_question), which a deviation reaches after the steering committee only.
create table measure_closure (
    passage     text primary key references gate_passage,
    decision    text           not null check (decision in ('CONFIRM', 'CONFIRM_WITH_DEVIATION', 'REJECT')),
    run_rate    numeric(19, 4),
    last_period text check (last_period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    reason      text           not null default '',
    decided_by  text           not null,
    acting_for  text,
    decided_at  timestamptz    not null,
    check ((decision = 'REJECT') = (run_rate is null)),
    check (decision = 'REJECT' or last_period is not null),
    check (decision = 'CONFIRM' or reason <> '')
);
comment on column measure_closure.run_rate is 'value of a year, proven by the evidence or restated, in the measure''s currency';
comment on column measure_closure.last_period is 'the latest period of the evidence; decay is looked for after it';

create table closure_evidence (
    passage   text    not null references measure_closure,
    condition text    not null,
    met       boolean not null,
    found     text    not null,
    required  text    not null,
    words     text    not null,
    primary key (passage, condition)
);

create function refuse_change_of_closure() returns trigger language plpgsql as $$
begin
    raise exception 'what was decided about a closure is never changed or deleted' using errcode = 'check_violation';
end $$;
create trigger measure_closure_never_changes before update or delete on measure_closure
    for each row execute function refuse_change_of_closure();
create trigger closure_evidence_never_changes before update or delete on closure_evidence
    for each row execute function refuse_change_of_closure();

-- Nothing stands at D5 without a value of a year.
alter table measure add check ((stage = 'D5') = (closed_run_rate is not null));

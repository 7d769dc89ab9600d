-- A passage is everything that is asked of a gate until it is settled: one question, or several if deciders propose
-- something else or a hold is looked at again. The process MeasureStageGate, or MeasureClosure, runs under its key.
create sequence gate_passage_number start 1001;

create table gate_passage (
    passage    text primary key,
    measure    text        not null references measure,
    opened_by  text        not null,
    opened_at  timestamptz not null,
    settled_at timestamptz
);
-- One at a time: two gates of a measure cannot race.
create unique index gate_passage_open on gate_passage (measure) where settled_at is null;
create index gate_passage_measure on gate_passage (measure, opened_at);

create table gate_question (
    passage        text        not null references gate_passage,
    round          integer     not null check (round > 0),
    asked          text        not null check (asked in ('ADVANCE', 'RETURN', 'HOLD', 'RESUME', 'CANCEL', 'REBASELINE', 'REOPEN')),
    from_stage     text        not null,
    return_to      text,
    review_on      date,
    sunk_cost      numeric(19, 4),
    reason         text        not null check (reason <> ''),
    asked_by       text        not null,
    asked_at       timestamptz not null,
    outcome        text check (outcome in ('DECIDED', 'REFUSED', 'REPLACED', 'VOID')),
    outcome_reason text        not null default '',
    decided_at     timestamptz,
    primary key (passage, round),
    check ((outcome is null) = (decided_at is null))
);
comment on column gate_question.outcome is 'REPLACED: a decider proposed something else, which is the next round; VOID: it was agreed but no longer possible';

-- A vote is never changed; a person votes once in a round, in one capacity.
create table gate_vote (
    passage    text        not null,
    round      integer     not null,
    capacity   text        not null check (capacity in ('PACKAGE_LEAD', 'PROJECT_LEAD', 'SPONSOR', 'CONTROLLER', 'STEERING')),
    voter      text        not null,
    agreed     boolean     not null,
    reason     text        not null default '',
    acting_for text,
    voted_at   timestamptz not null,
    primary key (passage, round, voter),
    foreign key (passage, round) references gate_question,
    check (agreed or reason <> '')
);
create unique index gate_vote_for on gate_vote (passage, round, coalesce(acting_for, voter));

create function refuse_change_of_vote() returns trigger language plpgsql as $$
begin
    raise exception 'a vote is never changed or deleted' using errcode = 'check_violation';
end $$;
create trigger gate_vote_never_changes before update or delete on gate_vote
    for each row execute function refuse_change_of_vote();

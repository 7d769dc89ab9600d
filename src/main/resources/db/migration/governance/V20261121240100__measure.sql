-- The atomic unit of work. Stage and condition change by a gate only, see table gate_passage.
create sequence measure_number start 1001;

create table measure (
    measure            text primary key,
    name               text        not null,
    description        text        not null default '',
    package            text        not null references structure_node,
    owner              text        not null,
    owner_accepted_at  timestamptz,
    sponsor            text,
    controller         text,
    legal_entity       text references legal_entity,
    business_unit      text        not null default '',
    business_function  text        not null default '',
    committee          text references steering_committee,
    effect             text check (effect in ('RECURRING', 'ONE_OFF')),
    pl_line            text        not null default '',
    currency           text        not null check (currency ~ '^[A-Z]{3}$'),
    cost_object        text        not null default '',
    reference_value    numeric(19, 4),
    reference_source   text        not null default '',
    target             numeric(19, 4),
    business_case      text        not null default '',
    resources          text        not null default '',
    one_off_stated     boolean     not null default false,
    depreciation_years integer check (depreciation_years between 1 and 50),
    stage              text        not null default 'D0' check (stage in ('D0', 'D1', 'D2', 'D3', 'D4', 'D5')),
    condition          text        not null default 'ACTIVE' check (condition in ('ACTIVE', 'ON_HOLD', 'CANCELLED')),
    review_on          date,
    holds_in_a_row     integer     not null default 0 check (holds_in_a_row >= 0),
    sunk_cost          numeric(19, 4),
    plan_confirmed_by  text,
    plan_confirmed_at  timestamptz,
    plan_released_at   timestamptz,
    closed_run_rate    numeric(19, 4),
    closed_at          timestamptz,
    created_by         text        not null,
    created_at         timestamptz not null,
    version            integer     not null default 0,
    check ((condition = 'ON_HOLD') = (review_on is not null)),
    check ((condition = 'CANCELLED') = (sunk_cost is not null)),
    check ((stage = 'D5') = (closed_at is not null)),
    check ((plan_confirmed_by is null) = (plan_confirmed_at is null)),
    check (condition <> 'ON_HOLD' or holds_in_a_row > 0),
    -- Segregation of duties in the row itself: nobody judges what is theirs.
    check (owner is distinct from sponsor),
    check (owner is distinct from controller),
    check (sponsor is null or sponsor is distinct from controller)
);
create index measure_package on measure (package);
create index measure_owner on measure (owner);
create index measure_controller on measure (controller);
comment on column measure.reference_value is 'what it is measured against, before the measure: last year''s spend, for example';
comment on column measure.target is 'run-rate of a year in the currency of the measure; for a one-off effect, all of it';
comment on column measure.plan_confirmed_by is 'the controller who confirmed size and timing of the draft; a change of the draft takes it back';
comment on column measure.plan_released_at is 'when the steering committee took the plan of a cancelled measure out of the original index (R6)';

create table milestone (
    measure       text    not null references measure,
    number        integer not null check (number > 0),
    name          text    not null,
    weight        numeric(9, 4) not null check (weight > 0),
    baseline_date date    not null,
    forecast_date date    not null,
    done_on       date,
    evidence      text    not null default '',
    evidence_hash text,
    primary key (measure, number),
    check ((done_on is null) = (evidence_hash is null))
);
comment on column milestone.evidence is 'where the proof lies: a document reference, never the document';

create table measure_risk (
    measure     text    not null references measure,
    number      integer not null check (number > 0),
    description text    not null,
    probability text    not null check (probability in ('LOW', 'MEDIUM', 'HIGH')),
    impact      text    not null check (impact in ('LOW', 'MEDIUM', 'HIGH')),
    response    text    not null,
    primary key (measure, number)
);

create table measure_dependency (
    measure    text not null references measure,
    depends_on text not null references measure,
    needed_by  date,
    primary key (measure, depends_on),
    check (measure <> depends_on)
);

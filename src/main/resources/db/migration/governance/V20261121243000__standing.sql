-- What each measure adds to its parents, in the reporting currency, as the rules last found it; and the sums of each
-- package, so that a portfolio of many measures is added up from its packages. Derived: the records decide.
create table measure_standing (
    measure         text primary key references measure,
    as_of           date,
    package         text           not null,
    stage           text           not null,
    committed       boolean        not null,
    plan            numeric        not null,
    original_plan   numeric        not null,
    actual          numeric        not null,
    forecast        numeric        not null,
    weight          numeric        not null,
    earned          numeric        not null,
    stage_plan      numeric        not null,
    currency_effect numeric        not null,
    performance     numeric        not null,
    own_plan        numeric        not null,
    own_expected    numeric        not null,
    implementation  text           not null check (implementation in ('GREEN', 'AMBER', 'RED')),
    potential       text           not null check (potential in ('GREEN', 'AMBER', 'RED')),
    counted         boolean        not null,
    stale           boolean        not null,
    alarm           text check (alarm in ('TRAP', 'MIRROR')),
    reason          text           not null
);
create index measure_standing_package on measure_standing (package);
create index measure_standing_outdated on measure_standing (as_of nulls first);
create index measure_standing_alarm on measure_standing (alarm) where alarm is not null;
comment on column measure_standing.as_of is 'the day it was found on; null: something changed for all, find it anew';

create table package_standing (
    package         text primary key references structure_node,
    measures        bigint  not null,
    committed       bigint  not null,
    plan            numeric not null,
    original_plan   numeric not null,
    actual          numeric not null,
    forecast        numeric not null,
    weight          numeric not null,
    earned          numeric not null,
    currency_effect numeric not null,
    performance     numeric not null,
    plan_d0         numeric not null,
    plan_d1         numeric not null,
    plan_d2         numeric not null,
    plan_d3         numeric not null,
    plan_d4         numeric not null,
    plan_d5         numeric not null,
    count_d0        bigint  not null,
    count_d1        bigint  not null,
    count_d2        bigint  not null,
    count_d3        bigint  not null,
    count_d4        bigint  not null,
    count_d5        bigint  not null,
    alarms          bigint  not null,
    red             text[]  not null
);
comment on column package_standing.red is 'its red measures as key|plan without sign|implementation|potential (R4)';

-- How far an invoice may differ from order and receipt is data: versioned sets of limits, one in force per scope.
create table tolerance_set (
    name        text        not null check (name <> ''),
    version     int         not null check (version > 0),
    scope       text        not null check (scope in ('COMPANY', 'CATEGORY', 'SUPPLIER')),
    applies_to  text        not null default '*' check (applies_to <> ''),
    status      text        not null check (status in ('DRAFT', 'IN_FORCE', 'REPLACED')),
    description text        not null,
    created_at  timestamptz not null default clock_timestamp(),
    primary key (name, version),
    check (scope = 'COMPANY' or applies_to <> '*')
);
comment on column tolerance_set.applies_to is 'company, category or supplier; * is every company without a set of its own';

-- Two sets in force for the same scope would make the answer depend on which one is read.
create unique index tolerance_set_in_force on tolerance_set (scope, applies_to) where status = 'IN_FORCE';

create table tolerance_limit (
    set_name        text           not null,
    set_version     int            not null,
    key             text           not null check (key ~ '^[A-Z][A-Z_]*$'),
    absolute_amount numeric(19, 4) check (absolute_amount >= 0),
    currency        char(3)        check (currency ~ '^[A-Z]{3}$'),
    percent         numeric(9, 4)  check (percent >= 0),
    operator        text           not null default 'ALL' check (operator in ('ALL', 'ANY')),
    consequence     text           not null check (consequence in ('WARN', 'HOLD', 'PARK', 'REJECT')),
    primary key (set_name, set_version, key),
    foreign key (set_name, set_version) references tolerance_set (name, version),
    constraint limit_is_given check (absolute_amount is not null or percent is not null),
    constraint currency_belongs_to_an_amount check (currency is null or absolute_amount is not null)
);
comment on column tolerance_limit.absolute_amount is 'without a currency it counts what the key counts, such as pieces';
comment on column tolerance_limit.percent is '2.0 is two percent';
comment on column tolerance_limit.operator is 'ALL: amount and percent must both hold; ANY: one is enough';

insert into tolerance_set (name, version, scope, status, description)
values ('STD', 1, 'COMPANY', 'IN_FORCE', 'Standard tolerances for every company');

insert into tolerance_limit (set_name, set_version, key, absolute_amount, currency, percent, operator, consequence)
values ('STD', 1, 'PRC',     50.00, 'EUR', 2.0,  'ALL', 'HOLD'),
       ('STD', 1, 'CUM',     50.00, 'EUR', 2.0,  'ALL', 'HOLD'),
       ('STD', 1, 'PRC_LOW', null,  null,  5.0,  'ALL', 'WARN'),
       ('STD', 1, 'QTY',     25.00, 'EUR', 1.0,  'ALL', 'HOLD'),
       ('STD', 1, 'GR',      0,     null,  null, 'ALL', 'HOLD'),
       ('STD', 1, 'ORD',     0,     null,  null, 'ALL', 'HOLD');

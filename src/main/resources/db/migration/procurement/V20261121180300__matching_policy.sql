-- Which way a line is matched and how much of a held invoice is paid is part of the same governed set as the limits.
alter table tolerance_set
    add column way   text not null default 'THREE_WAY' check (way in ('NONE', 'TWO_WAY', 'THREE_WAY', 'FOUR_WAY')),
    add column basis text not null default 'ORDER' check (basis in ('ORDER', 'RECEIPT')),
    add column pays  text not null default 'WHOLE' check (pays in ('WHOLE', 'UNDISPUTED'));

insert into tolerance_limit (set_name, set_version, key, absolute_amount, currency, percent, operator, consequence)
values ('STD', 1, 'OPU',     50.00,    'EUR', 2.0,  'ALL', 'HOLD'),
       ('STD', 1, 'AMT',     20.00,    'EUR', 1.0,  'ALL', 'HOLD'),
       ('STD', 1, 'FRT',     10.00,    'EUR', 10.0, 'ALL', 'HOLD'),
       ('STD', 1, 'FRTU',    25.00,    'EUR', 5.0,  'ALL', 'HOLD'),
       ('STD', 1, 'TOT',     0.05,     null,  null, 'ALL', 'PARK'),
       ('STD', 1, 'DATE',    50000.00, 'EUR', null, 'ALL', 'HOLD'),
       ('STD', 1, 'BLK',     10.00,    'EUR', 1.0,  'ALL', 'HOLD'),
       ('STD', 1, 'BLKDATE', 0,        null,  null, 'ALL', 'HOLD'),
       ('STD', 1, 'PREPAY',  0,        null,  null, 'ALL', 'HOLD'),
       ('STD', 1, 'RET',     0,        null,  null, 'ALL', 'HOLD'),
       ('STD', 1, 'SAMPLE',  null,     null,  2.0,  'ALL', 'HOLD');
comment on column tolerance_limit.percent is '2.0 is two percent; of SAMPLE the share of invoices a person looks at';

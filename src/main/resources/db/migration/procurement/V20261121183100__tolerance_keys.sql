-- Every key a set must answer, so that a gap or a typing error is refused instead of holding or passing invoices.
create table tolerance_key (
    key      text primary key check (key ~ '^[A-Z][A-Z_]*$'),
    position int  not null unique,
    text     text not null check (text <> ''),
    amount   text not null default 'EITHER' check (amount in ('MONEY', 'COUNT', 'EITHER', 'NONE')),
    share    text not null default 'ANY' check (share in ('ANY', 'UP_TO_100', 'NONE'))
);
comment on column tolerance_key.amount is 'MONEY has a currency, COUNT has none, EITHER may, NONE: only a percentage';
comment on column tolerance_key.share is 'UP_TO_100: more than the whole makes no sense';

insert into tolerance_key (key, position, text, amount, share) values
    ('PRC',      1, 'Price of a line above the order',                     'MONEY',  'ANY'),
    ('CUM',      2, 'All invoices of a line together above the order',     'MONEY',  'ANY'),
    ('PRC_LOW',  3, 'Price of a line below the order',                     'MONEY',  'UP_TO_100'),
    ('QTY',      4, 'Value billed beyond what was received',               'MONEY',  'ANY'),
    ('GR',       5, 'Quantity billed before anything was received',        'COUNT',  'NONE'),
    ('ORD',      6, 'Quantity billed beyond what was ordered',             'COUNT',  'ANY'),
    ('OPU',      7, 'Price units per order unit against the receipt',      'MONEY',  'ANY'),
    ('AMT',      8, 'Service billed beyond the accepted amount',           'MONEY',  'ANY'),
    ('FRT',      9, 'Freight above the planned freight',                   'MONEY',  'ANY'),
    ('FRTU',    10, 'Unplanned freight',                                   'MONEY',  'ANY'),
    ('TAX',     11, 'Tax above what its rate gives',                       'EITHER', 'ANY'),
    ('TAX_RATE', 12, 'Highest tax rate',                                   'NONE',   'UP_TO_100'),
    ('TOT',     13, 'Total against the sum of its parts',                  'EITHER', 'ANY'),
    ('DATE',    14, 'Value times days before the schedule',                'MONEY',  'NONE'),
    ('BLK',     15, 'Billed beyond the limit of a blanket order',          'MONEY',  'ANY'),
    ('BLKDATE', 16, 'Days outside the validity of a blanket order',        'COUNT',  'NONE'),
    ('PREPAY',  17, 'Requested beyond the agreed prepayment',              'EITHER', 'ANY'),
    ('RET',     18, 'Released beyond the retained balance',                'EITHER', 'ANY'),
    ('SAMPLE',  19, 'Share of invoices a person looks at',                 'NONE',   'UP_TO_100');
insert into tolerance_key (key, position, text)
select key, 100 + row_number() over (order by key), key
  from (select distinct key from tolerance_limit) known
 where not exists (select 1 from tolerance_key where tolerance_key.key = known.key);

alter table tolerance_limit add foreign key (key) references tolerance_key;

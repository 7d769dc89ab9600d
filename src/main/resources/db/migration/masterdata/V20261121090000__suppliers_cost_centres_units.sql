-- What documents refer to. A document that names something absent here waits for a person; it is never guessed.
create table supplier (
    supplier_number   text primary key,
    name              text    not null,
    country           char(2) not null,
    vat_id            text unique,
    legal_id          text unique,
    currency          char(3) not null,
    iban              text    not null,
    bic               text,
    payment_days      integer not null check (payment_days between 0 and 365),
    active            boolean not null default true
);

create table cost_centre (
    cost_centre_number text primary key,
    name               text not null
);

-- UN/ECE Recommendation 20 and 21 codes this installation accepts.
create table unit_of_measure (
    code text primary key,
    name text not null
);
insert into unit_of_measure (code, name) values
    ('C62', 'one'), ('H87', 'piece'), ('EA', 'each'), ('XPP', 'piece'), ('SET', 'set'), ('PR', 'pair'),
    ('BX', 'box'), ('XBX', 'box'), ('KGM', 'kilogram'), ('GRM', 'gram'), ('TNE', 'tonne'), ('MTR', 'metre'), ('MTK', 'square metre'),
    ('LTR', 'litre'), ('HUR', 'hour'), ('DAY', 'day'), ('MON', 'month'), ('ANN', 'year'), ('LS', 'lump sum'), ('KWH', 'kilowatt hour');

-- Budget rates: what one unit of a currency is worth in the budget currency for budgets and approval bands.
create table budget_rate (
    currency char(3) primary key,
    rate     numeric(18, 8) not null check (rate > 0)
);
insert into budget_rate (currency, rate) values ('EUR', 1), ('USD', 0.90909091), ('GBP', 1.15), ('CHF', 1.05), ('SEK', 0.088), ('NOK', 0.086), ('DKK', 0.134), ('PLN', 0.23);

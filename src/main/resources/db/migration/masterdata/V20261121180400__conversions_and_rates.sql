-- Exact factors as fractions: one from_unit is numerator/denominator to_unit.
create table unit_conversion (
    from_unit   text           not null references unit_of_measure,
    to_unit     text           not null references unit_of_measure,
    numerator   numeric(19, 6) not null check (numerator > 0),
    denominator numeric(19, 6) not null default 1 check (denominator > 0),
    primary key (from_unit, to_unit),
    check (from_unit <> to_unit)
);
insert into unit_conversion (from_unit, to_unit, numerator) values
    ('KGM', 'GRM', 1000), ('TNE', 'KGM', 1000), ('C62', 'H87', 1), ('C62', 'EA', 1), ('H87', 'EA', 1), ('XPP', 'C62', 1),
    ('BX', 'XBX', 1), ('ANN', 'MON', 12);

-- Units of a currency for one unit of the company's currency, as central banks quote them; the newest on or before a day counts.
create table exchange_rate (
    currency char(3)        not null check (currency ~ '^[A-Z]{3}$'),
    valid_on date           not null,
    rate     numeric(18, 8) not null check (rate > 0),
    primary key (currency, valid_on)
);

-- What the benchmark draws from: every figure follows from a number and a salt, so each run fills the same documents.
create schema benchmark;
create function benchmark.share(number bigint, salt text) returns float8 language sql immutable parallel safe
    return hashtextextended(number || salt, 0)::float8 / 18446744073709551616 + 0.5;
-- A few suppliers have most of the orders: the largest 8 %, the larger half 79 %.
create function benchmark.supplier(orders bigint) returns int language sql immutable parallel safe
    return 1 + floor(2000 * power(benchmark.share(orders, 'supplier'), 3))::int;
create function benchmark.lines(orders bigint) returns int language sql immutable parallel safe
    return case when orders % 2 = 0 then 10 else 3 end;
-- 1 % of the invoices go to 50 orders, 9 % to 5,000, the others to all the rest.
create function benchmark.drawn(first bigint, last bigint, number bigint) returns bigint language sql immutable parallel safe
    return case
        when last - first < 20000 then first + floor((last - first + 1) * benchmark.share(number, 'order'))
        when benchmark.share(number, 'busy') < 0.01 then first + floor(50 * benchmark.share(number, 'order'))
        when benchmark.share(number, 'busy') < 0.10 then first + 50 + floor(5000 * benchmark.share(number, 'order'))
        else first + 5050 + floor((last - first - 5050) * benchmark.share(number, 'order')) end::bigint;
-- Two suppliers in five number from the year on, as others do too; the rest have a prefix of their own.
create function benchmark.number(supplier int, year int, place bigint) returns text language sql immutable parallel safe
    return case when supplier % 5 < 2 then year || '-' || lpad(place::text, 5, '0')
        else 'R' || supplier || '/' || lpad(place::text, 6, '0') end;
create table benchmark.invoice (
    number bigint, orders bigint, supplier int, place bigint, issued date, invoice_number text, preceding text,
    key text, price_factor numeric, price_extra numeric, measured boolean, kind text, status text);

insert into supplier (supplier_number, name, country, vat_id, currency, iban, payment_days)
    select 'S-B' || n, 'Supplier ' || n, 'AT', 'ATU9' || lpad(n::text, 7, '0'), 'EUR', 'AT' || lpad(n::text, 18, '0'), 30
    from generate_series(1, 2000) n;
insert into cost_centre (cost_centre_number, name) values ('CC-B', 'Benchmark');

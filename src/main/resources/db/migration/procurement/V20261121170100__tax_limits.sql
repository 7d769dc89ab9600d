-- No order prices tax, so an invoice's tax is held against its own rates, and these against the highest there is (Hungary's).
insert into tolerance_limit (set_name, set_version, key, absolute_amount, percent, consequence)
values ('STD', 1, 'TAX', 0.05, null, 'HOLD'),
       ('STD', 1, 'TAX_RATE', null, 27.0, 'HOLD');

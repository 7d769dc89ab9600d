-- What is paid of an invoice while it is held, until its own entry takes it over or the supplier owes it.
insert into ledger_account (code, name, type) values ('1430', 'Part payments on held invoices', 'ASSET')
on conflict (code) do nothing;
insert into account_purpose (purpose, account_code) values ('PART_PAYMENT', '1430')
on conflict (purpose) do nothing;

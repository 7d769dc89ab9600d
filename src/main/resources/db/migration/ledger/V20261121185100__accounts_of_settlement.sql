-- Where the order of money goes: what is kept back, paid before, lost, taken and claimed, each on its own account.
insert into ledger_account (code, name, type) values
    ('1410', 'Prepayments to suppliers', 'ASSET'),
    ('1420', 'Claims against suppliers', 'ASSET'),
    ('1610', 'Retention payable', 'LIABILITY'),
    ('4940', 'Exchange differences', 'EXPENSE'),
    ('4950', 'Cash discounts offered', 'REVENUE'),
    ('4960', 'Cash discounts lost', 'EXPENSE')
on conflict (code) do nothing;

insert into account_purpose (purpose, account_code) values
    ('PREPAYMENT', '1410'),
    ('CLAIMS_RECEIVABLE', '1420'),
    ('RETENTION_PAYABLE', '1610'),
    ('EXCHANGE_DIFFERENCE', '4940'),
    ('DISCOUNT_TAKEN', '4950'),
    ('LOST_DISCOUNT', '4960')
on conflict (purpose) do nothing;

-- A chart to begin with. Which account serves which purpose is data: an installation changes rows, not code.
insert into ledger_account (code, name, type) values
    ('1000', 'Bank clearing (cash in transit)', 'ASSET'),
    ('1400', 'Input VAT', 'ASSET'),
    ('1600', 'Accounts payable', 'LIABILITY'),
    ('1900', 'Goods received, not invoiced (GR/IR clearing)', 'LIABILITY'),
    ('4900', 'Expense', 'EXPENSE'),
    ('4910', 'Price variance', 'EXPENSE'),
    ('4920', 'Quantity variance', 'EXPENSE'),
    ('4930', 'Small differences', 'EXPENSE');

insert into account_purpose (purpose, account_code) values
    ('BANK_CLEARING', '1000'),
    ('INPUT_VAT', '1400'),
    ('ACCOUNTS_PAYABLE', '1600'),
    ('GOODS_RECEIVED_NOT_INVOICED', '1900'),
    ('EXPENSE', '4900'),
    ('PRICE_VARIANCE', '4910'),
    ('QUANTITY_VARIANCE', '4920'),
    ('SMALL_DIFFERENCE', '4930');

-- S10: a third person asks the supplier before an account is confirmed. Changes confirmed before have nobody.
alter table supplier_account_change
    add column called_back_by text,
    add column call_note      text not null default '',
    add check (state <> 'CONFIRMED' or called_back_by not in (changed_by, approved_by));

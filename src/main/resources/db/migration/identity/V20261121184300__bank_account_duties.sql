-- Some duties exclude each other across the cases of one supplier: who redirects its money does not release any of it.
create table document_party (
    business_key text not null,
    party        text not null,
    primary key (business_key, party)
);
create index document_party_party on document_party (party);
comment on table document_party is 'whose document it is: for rules of segregation whose scope is the supplier';

alter table sod_rule
    add column scope text not null default 'CASE' check (scope in ('CASE', 'PARTY')),
    add column days  integer check (days > 0);
comment on column sod_rule.scope is 'CASE: documents that share a case; PARTY: documents of the same supplier, too';
comment on column sod_rule.days is 'how long an earlier act excludes; null: for ever';

insert into duty (duty, text) values
    ('CHANGE_BANK_ACCOUNT',  'changed the supplier''s bank account'),
    ('CONFIRM_BANK_ACCOUNT', 'confirmed the supplier''s bank account');
insert into sod_rule (rule, first_duty, second_duty, text, scope, days) values
    ('S10', 'CHANGE_BANK_ACCOUNT', 'CONFIRM_BANK_ACCOUNT', 'nobody confirms a bank account they changed', 'CASE', null),
    ('S9', 'CHANGE_BANK_ACCOUNT', 'ENTER_INVOICE', 'nobody enters an invoice of a supplier whose account they changed in the last 90 days', 'PARTY', 90),
    ('S9', 'CHANGE_BANK_ACCOUNT', 'RELEASE_INVOICE', 'nobody releases an invoice of a supplier whose account they changed in the last 90 days', 'PARTY', 90),
    ('S9', 'CHANGE_BANK_ACCOUNT', 'CREATE_PAYMENT_RUN', 'nobody pays a supplier whose account they changed in the last 90 days', 'PARTY', 90),
    ('S9', 'CHANGE_BANK_ACCOUNT', 'RELEASE_PAYMENT', 'nobody releases a payment to a supplier whose account they changed in the last 90 days', 'PARTY', 90);

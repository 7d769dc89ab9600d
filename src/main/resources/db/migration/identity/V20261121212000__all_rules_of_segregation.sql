-- The rest of S1 to S16 (approvals.md section 4). Every number here is data: scope, days, items, who may be excepted.
insert into duty (duty, text) values
    ('RECONCILE_BANK',       'reconciled the bank statement'),
    ('CALL_BACK_SUPPLIER',   'called the supplier back'),
    ('OWN_MEASURE',          'acted as owner of the measure'),
    ('SPONSOR_MEASURE',      'acted as sponsor of the measure'),
    ('CONTROL_MEASURE',      'acted as controller of the measure'),
    ('EDIT_ACTUALS',         'edited the actual figures'),
    ('VALIDATE_ACTUALS',     'validated the actual figures'),
    ('CLOSE_MEASURE',        'closed the measure'),
    ('DEPLOY_MODEL',         'deployed the model'),
    ('DECIDE_TASK',          'completed a task'),
    ('INITIATE_BULK',        'initiated the bulk operation'),
    ('RUN_BULK',             'ran the bulk operation'),
    ('ADMINISTER',           'administers people and rights'),
    ('ANY',                  'performed any duty'),
    ('ASK_EXCEPTION',        'asked for the exceptional act'),
    ('ALLOW_EXCEPTION',      'decided whether the exceptional act is allowed'),
    ('USE_EXCEPTION',        'performed the exceptional act'),
    ('REVIEW_EXCEPTION',     'reviewed the exceptional act');

alter table sod_rule
    drop constraint sod_rule_scope_check,
    add constraint sod_rule_scope_check check (scope in ('CASE', 'PARTY', 'TOLERANCE_SET', 'DEPLOYMENT', 'ROLE')),
    add column above_items   integer check (above_items > 0),
    add column ended_by      text references duty,
    add column can_be_lifted boolean not null default true,
    add column refuses_grant boolean not null default false,
    add constraint sod_rule_any_is_second check (first_duty <> 'ANY');
comment on column sod_rule.scope is 'CASE: documents that share a case; PARTY: documents of the same supplier, too; TOLERANCE_SET: the version of the set that judged the document; DEPLOYMENT: the models on which its case runs; ROLE: whoever has a role of the first duty, whatever they did';
comment on column sod_rule.second_duty is 'ANY stands for every duty';
comment on column sod_rule.above_items is 'excludes only where the earlier or the present act was about more items than this; null: always';
comment on column sod_rule.ended_by is 'excludes until another person performed this duty on the document of the earlier act; null: for ever';
comment on column sod_rule.can_be_lifted is 'an exceptional act, allowed by a second person and reviewed by a third, may break it once';
comment on column sod_rule.refuses_grant is 'nobody is granted two roles of which one performs the first duty and the other the second; else it is reported';

insert into sod_rule (rule, first_duty, second_duty, text, scope, days) values
    ('S8',  'RELEASE_PAYMENT',     'RECONCILE_BANK',     'nobody reconciles the bank for a payment they released', 'CASE', null),
    ('S9',  'CHANGE_BANK_ACCOUNT', 'APPROVE_INVOICE',    'nobody approves an invoice of a supplier whose account they changed in the last 90 days', 'PARTY', 90),
    ('S9',  'CHANGE_BANK_ACCOUNT', 'DECIDE_HOLD',        'nobody decides on an invoice of a supplier whose account they changed in the last 90 days', 'PARTY', 90),
    ('S10', 'CHANGE_BANK_ACCOUNT', 'CALL_BACK_SUPPLIER', 'nobody calls back about a bank account they changed', 'CASE', null),
    ('S10', 'CONFIRM_BANK_ACCOUNT', 'CALL_BACK_SUPPLIER', 'a third person calls back, neither who changed nor who confirms the bank account', 'CASE', null),
    ('S11', 'OWN_MEASURE',         'SPONSOR_MEASURE',    'nobody sponsors a measure they own', 'CASE', null),
    ('S11', 'OWN_MEASURE',         'CONTROL_MEASURE',    'nobody controls a measure they own', 'CASE', null),
    ('S11', 'SPONSOR_MEASURE',     'CONTROL_MEASURE',    'nobody controls a measure they sponsor', 'CASE', null),
    ('S12', 'EDIT_ACTUALS',        'VALIDATE_ACTUALS',   'nobody validates actual figures they edited', 'CASE', null),
    ('S12', 'EDIT_ACTUALS',        'CLOSE_MEASURE',      'nobody closes a measure whose actual figures they edited', 'CASE', null),
    ('S12', 'VALIDATE_ACTUALS',    'CLOSE_MEASURE',      'nobody closes a measure whose actual figures they validated', 'CASE', null),
    ('S14', 'DEPLOY_MODEL',        'ANY',                'nobody decides in a case that runs on a model they deployed', 'DEPLOYMENT', null),
    ('S15', 'ADMINISTER',          'ANY',                'an administrator takes no part in business', 'ROLE', null),
    -- Beyond the sixteen: what keeps break-glass honest.
    ('S17', 'ASK_EXCEPTION',       'ALLOW_EXCEPTION',    'nobody allows an exceptional act they asked for', 'CASE', null),
    ('S17', 'ASK_EXCEPTION',       'REVIEW_EXCEPTION',   'nobody reviews an exceptional act they asked for', 'CASE', null),
    ('S17', 'ALLOW_EXCEPTION',     'REVIEW_EXCEPTION',   'nobody reviews an exceptional act they allowed', 'CASE', null),
    ('S17', 'ALLOW_EXCEPTION',     'USE_EXCEPTION',      'nobody performs an exceptional act they allowed', 'CASE', null),
    ('S17', 'REVIEW_EXCEPTION',    'USE_EXCEPTION',      'nobody reviews an exceptional act of their own', 'CASE', null);
insert into sod_rule (rule, first_duty, second_duty, text, scope, ended_by) values
    ('S13', 'PROPOSE_TOLERANCE', 'RELEASE_INVOICE', 'nobody releases an invoice under a tolerance set they proposed and nobody else reviewed', 'TOLERANCE_SET', 'APPROVE_TOLERANCE');
insert into sod_rule (rule, first_duty, second_duty, text, above_items) values
    ('S16', 'INITIATE_BULK', 'RUN_BULK', 'nobody runs a bulk operation of more than 100 items that they initiated', 100);

update sod_rule set can_be_lifted = false where rule in ('S1', 'S15', 'S17');
update sod_rule set refuses_grant = true where rule in ('S7', 'S8', 'S15')
    or (first_duty, second_duty) in (('RECEIVE', 'ENTER_INVOICE'), ('CHANGE_BANK_ACCOUNT', 'ENTER_INVOICE'),
        ('CHANGE_BANK_ACCOUNT', 'CREATE_PAYMENT_RUN'), ('CHANGE_BANK_ACCOUNT', 'RELEASE_PAYMENT'));
-- Dynamic enough: approvers sit on many sides of many orders, and are asked case by case.
update sod_rule set refuses_grant = false where rule = 'S7' and first_duty <> 'CREATE_PAYMENT_RUN';

alter table duty_performed add column items integer not null default 1 check (items > 0);
comment on column duty_performed.items is 'how many documents the act was about; more than one for bulk operations';
create index duty_performed_person on duty_performed (person, duty);
create index duty_performed_absent on duty_performed (on_behalf_of, duty) where on_behalf_of is not null;

alter table document_party
    add column scope text not null default 'PARTY' check (scope in ('PARTY', 'TOLERANCE_SET')),
    drop constraint document_party_pkey,
    add primary key (business_key, scope, party);
comment on column document_party.party is 'a supplier''s number, or the business key of the version of a tolerance set';

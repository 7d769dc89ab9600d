-- Which role performs which duty: what the check at a grant and the weekly report reckon with. A test holds it against the models.
create table role_duty (
    role text not null,
    duty text not null references duty check (duty <> 'ANY'),
    primary key (role, duty)
);
comment on column role_duty.role is 'id of the engine''s group; add rows for groups of your own';

insert into role_duty (role, duty) values
    ('requester',             'REQUEST'),
    ('buyer',                 'ORDER'),
    ('buyer',                 'AMEND_ORDER'),
    ('buyer',                 'CALL_BACK_SUPPLIER'),
    ('receiver',              'RECEIVE'),
    ('accounts-payable',      'ENTER_INVOICE'),
    ('accounts-payable',      'CREATE_PAYMENT_RUN'),
    ('treasurer',             'RELEASE_PAYMENT'),
    ('vendor-master-steward', 'CHANGE_BANK_ACCOUNT'),
    ('vendor-master-steward', 'CONFIRM_BANK_ACCOUNT'),
    ('vendor-master-steward', 'CALL_BACK_SUPPLIER'),
    ('controller',            'CONFIRM_BANK_ACCOUNT'),
    ('controller',            'CALL_BACK_SUPPLIER'),
    ('controller',            'PROPOSE_TOLERANCE'),
    ('controller',            'APPROVE_TOLERANCE'),
    ('cfo',                   'APPROVE_TOLERANCE'),
    ('process-designer',      'DEPLOY_MODEL'),
    ('camunda-admin',         'ADMINISTER'),
    ('operator',              'ASK_EXCEPTION'),
    ('controller',            'ASK_EXCEPTION'),
    ('controller',            'ALLOW_EXCEPTION'),
    ('cfo',                   'ALLOW_EXCEPTION'),
    ('controller',            'REVIEW_EXCEPTION'),
    ('cfo',                   'REVIEW_EXCEPTION'),
    ('board',                 'REVIEW_EXCEPTION');
-- Whom the approval matrix can name, and who can own a hold.
insert into role_duty (role, duty)
    select role, duty
    from unnest(array['cost-centre-owner', 'department-head', 'category-manager', 'cfo', 'it-governance', 'legal', 'board', 'controller', 'vendor-master-steward']) role,
        unnest(array['APPROVE_REQUISITION', 'APPROVE_INVOICE']) duty
    union
    select role, duty
    from unnest(array['buyer', 'receiver', 'vendor-master-steward', 'controller', 'cost-centre-owner', 'accounts-payable']) role,
        unnest(array['DECIDE_HOLD', 'RELEASE_INVOICE']) duty;

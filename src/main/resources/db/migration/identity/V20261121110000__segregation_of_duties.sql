-- Conflicting duties are data, and who performed which is kept for good, so that no person acts on both sides of a case.
create table duty (
    duty text primary key,
    text text not null
);
insert into duty (duty, text) values
    ('REQUEST',             'requested the goods or services'),
    ('APPROVE_REQUISITION', 'approved the requisition'),
    ('ORDER',               'placed the order'),
    ('RECEIVE',             'recorded the receipt'),
    ('ENTER_INVOICE',       'entered the invoice'),
    ('RELEASE_INVOICE',     'released the invoice'),
    ('CREATE_PAYMENT_RUN',  'created the payment run'),
    ('RELEASE_PAYMENT',     'released the payment');

-- A pair excludes both ways; one rule may have several pairs.
create table sod_rule (
    rule        text not null,
    first_duty  text not null references duty,
    second_duty text not null references duty,
    text        text not null,
    primary key (first_duty, second_duty)
);
insert into sod_rule (rule, first_duty, second_duty, text) values
    ('S1', 'REQUEST',             'APPROVE_REQUISITION', 'nobody approves what they requested'),
    ('S2', 'ORDER',               'RECEIVE',             'nobody receives what they ordered'),
    ('S2', 'APPROVE_REQUISITION', 'RECEIVE',             'nobody receives what they approved'),
    ('S3', 'RECEIVE',             'ENTER_INVOICE',       'nobody enters the invoice for what they received'),
    ('S4', 'ENTER_INVOICE',       'RELEASE_INVOICE',     'nobody releases an invoice they entered'),
    ('S6', 'RELEASE_INVOICE',     'CREATE_PAYMENT_RUN',  'nobody pays an invoice they released'),
    ('S7', 'CREATE_PAYMENT_RUN',  'RELEASE_PAYMENT',     'nobody releases a payment they created'),
    ('S7', 'APPROVE_REQUISITION', 'RELEASE_PAYMENT',     'nobody releases payment of what they approved'),
    ('S7', 'RELEASE_INVOICE',     'RELEASE_PAYMENT',     'nobody releases payment of an invoice they released');

create table duty_performed (
    id           bigint      generated always as identity primary key,
    business_key text        not null,
    duty         text        not null references duty,
    person       text        not null,
    performed_at timestamptz not null default clock_timestamp()
);
create index duty_performed_document on duty_performed (business_key, person);

create function duty_performed_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only: what was done stays on record', tg_table_name;
end $$;
create trigger duty_performed_append_only
    before update or delete or truncate on duty_performed
    for each statement execute function duty_performed_is_append_only();

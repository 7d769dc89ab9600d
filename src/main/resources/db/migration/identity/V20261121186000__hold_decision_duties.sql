-- Deciding on a hold is not releasing it: who received the goods may say what came and ask for a credit note, but not let their own shortfall pass.
insert into duty (duty, text) values
    ('DECIDE_HOLD',     'decided on a hold of the invoice'),
    ('APPROVE_INVOICE', 'approved the invoice without an order');

insert into sod_rule (rule, first_duty, second_duty, text) values
    ('S3', 'RECEIVE',         'RELEASE_INVOICE',    'nobody releases an invoice for what they received'),
    ('S4', 'ENTER_INVOICE',   'DECIDE_HOLD',        'nobody decides on the hold of an invoice they entered'),
    ('S4', 'ENTER_INVOICE',   'APPROVE_INVOICE',    'nobody approves an invoice they entered'),
    ('S4', 'APPROVE_INVOICE', 'RELEASE_INVOICE',    'nobody releases the hold of an invoice they approved'),
    ('S5', 'AMEND_ORDER',     'RELEASE_INVOICE',    'nobody releases an invoice of an order they amended'),
    ('S6', 'APPROVE_INVOICE', 'CREATE_PAYMENT_RUN', 'nobody pays an invoice they approved'),
    ('S7', 'APPROVE_INVOICE', 'RELEASE_PAYMENT',    'nobody releases payment of an invoice they approved');

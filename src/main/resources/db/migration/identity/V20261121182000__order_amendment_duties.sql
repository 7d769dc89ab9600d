-- Who changes an order's figures decides what its invoices are held against: on the same case they do nothing else.
insert into duty (duty, text) values ('AMEND_ORDER', 'amended the order');

insert into sod_rule (rule, first_duty, second_duty, text) values
    ('S1', 'AMEND_ORDER', 'APPROVE_REQUISITION', 'nobody approves what they amend'),
    ('S2', 'AMEND_ORDER', 'RECEIVE',             'nobody receives what they amended'),
    ('S5', 'AMEND_ORDER', 'ENTER_INVOICE',       'nobody amends an order whose invoice they entered');

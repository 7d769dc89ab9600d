-- Closing is a duty of controllers; reopening is asked for by one and agreed by the chair of the steering committee.
insert into duty (duty, text) values
    ('CLOSE_PERIOD',      'decided on the closing of the reporting period'),
    ('REQUEST_REOPENING', 'asked to reopen the reporting period'),
    ('AGREE_REOPENING',   'decided on the reopening of the reporting period');
insert into role_duty (role, duty) values
    ('controller',     'CLOSE_PERIOD'),
    ('controller',     'REQUEST_REOPENING'),
    ('steering-chair', 'AGREE_REOPENING');
insert into sod_rule (rule, first_duty, second_duty, text, can_be_lifted) values
    ('S18', 'REQUEST_REOPENING', 'AGREE_REOPENING', 'nobody agrees to a reopening of a period that they asked for', false),
    ('S18', 'CLOSE_PERIOD',      'AGREE_REOPENING', 'nobody agrees to reopen a period that they closed, or closes it again', false);

-- Four roles of a measure, never two in one person (S11), and who closes judges neither their own nor what they edited
-- (S12, in the table already).
insert into duty (duty, text) values
    ('LEAD_MEASURE',  'decided on the measure as lead of its package or project'),
    ('DECIDE_GATE',   'decided at the gate of the measure'),
    ('STEER_MEASURE', 'voted on the measure in its steering committee');

insert into sod_rule (rule, first_duty, second_duty, text, scope, days) values
    ('S11', 'OWN_MEASURE',     'LEAD_MEASURE',  'nobody decides on a measure they own', 'CASE', null),
    ('S11', 'OWN_MEASURE',     'DECIDE_GATE',   'nobody decides at the gate of a measure they own', 'CASE', null),
    ('S11', 'OWN_MEASURE',     'STEER_MEASURE', 'nobody votes on a measure they own', 'CASE', null),
    ('S11', 'SPONSOR_MEASURE', 'STEER_MEASURE', 'nobody votes on a measure they sponsor', 'CASE', null),
    ('S11', 'CONTROL_MEASURE', 'STEER_MEASURE', 'nobody votes on a measure they control', 'CASE', null),
    ('S11', 'OWN_MEASURE',     'CLOSE_MEASURE', 'nobody closes a measure they own', 'CASE', null),
    ('S11', 'SPONSOR_MEASURE', 'CLOSE_MEASURE', 'nobody closes a measure they sponsor', 'CASE', null),
    ('S11', 'STEER_MEASURE',   'CLOSE_MEASURE', 'nobody closes a measure they voted on', 'CASE', null),
    ('S12', 'OWN_MEASURE',     'VALIDATE_ACTUALS', 'nobody validates the actual figures of a measure they own', 'CASE', null);

-- Whoever loosens a limit would otherwise be the one who lets the next invoice pass: rule S13 wants two people.
insert into duty (duty, text) values
    ('PROPOSE_TOLERANCE', 'proposed the tolerance set'),
    ('APPROVE_TOLERANCE', 'approved the tolerance set');
insert into sod_rule (rule, first_duty, second_duty, text) values
    ('S13', 'PROPOSE_TOLERANCE', 'APPROVE_TOLERANCE', 'nobody approves the tolerance set they proposed');

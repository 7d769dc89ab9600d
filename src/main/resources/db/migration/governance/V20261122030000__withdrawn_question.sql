-- While a question is open nothing that it is about changes; so whoever asked can take it back.
alter table gate_question drop constraint gate_question_outcome_check;
alter table gate_question add constraint gate_question_outcome_check
    check (outcome in ('DECIDED', 'REFUSED', 'REPLACED', 'VOID', 'WITHDRAWN'));
comment on column gate_question.outcome is 'REPLACED: a decider proposed something else, which is the next round; VOID: it was agreed but no longer possible, or by people who hold their capacity no longer; WITHDRAWN: taken back by who had asked';

-- A set may also change how much is paid of an invoice that stays held.
alter table tolerance_what_if_difference
    drop constraint tolerance_what_if_difference_change_check,
    add constraint tolerance_what_if_difference_change_check
        check (change in ('NEWLY_HELD', 'NEWLY_RELEASED', 'MORE_PAID_WHILE_HELD', 'LESS_PAID_WHILE_HELD'));

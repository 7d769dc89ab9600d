-- Agreed with the supplier: so many percent off if paid within so many days of the invoice's date. None at first.
alter table supplier
    add column discount_percent numeric(7, 4) not null default 0 check (discount_percent >= 0 and discount_percent < 100),
    add column discount_days    integer       not null default 0 check (discount_days between 0 and 365);

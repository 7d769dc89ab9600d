-- What became of received goods afterwards; a receipt itself is never changed.
alter table goods_receipt_line
    add column price_quantity numeric(19, 6) check (price_quantity > 0),
    add column accepted_amount numeric(19, 4) check (accepted_amount > 0);
comment on column goods_receipt_line.price_quantity is 'catch weight: what came, in the unit the price counts in';
comment on column goods_receipt_line.accepted_amount is 'services and progress: the net amount accepted, in the order''s currency';

create sequence goods_movement_number start 1001;
create table goods_movement (
    movement_number text primary key,
    receipt_number  text           not null references goods_receipt,
    order_line      integer        not null,
    kind            text           not null check (kind in ('REVERSAL', 'ACCEPTANCE', 'REJECTION', 'RETURN')),
    quantity        numeric(19, 6) not null check (quantity > 0),
    from_accepted   boolean        not null default false,
    note            text           not null,
    reason          text           not null,
    recorded_by     text           not null,
    recorded_at     timestamptz    not null,
    check (not from_accepted or kind = 'RETURN'),
    unique (receipt_number, order_line, kind, note)
);
comment on column goods_movement.note is 'inspection report, return delivery note: given twice it is the same movement';

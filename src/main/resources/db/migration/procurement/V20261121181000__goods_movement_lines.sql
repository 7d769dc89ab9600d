-- One return or inspection speaks of several lines of a receipt: a movement becomes a document with lines. Nothing has
-- written to the table before. A line says from which stock it takes, so that accepted goods are not sent back as others.
drop table goods_movement;
create table goods_movement (
    movement_number text primary key,
    receipt_number  text        not null references goods_receipt,
    kind            text        not null check (kind in ('REVERSAL', 'INSPECTION', 'RETURN')),
    note            text        not null,
    reason          text        not null,
    happened_on     date        not null,
    recorded_by     text        not null,
    recorded_at     timestamptz not null
);
comment on column goods_movement.note is 'inspection report, return delivery note: given twice it is the same movement';
create unique index goods_movement_note on goods_movement (receipt_number, kind, lower(note));

create table goods_movement_line (
    movement_number text           not null references goods_movement,
    position        integer        not null,
    order_line      integer        not null,
    kind            text           not null check (kind in ('REVERSAL', 'ACCEPTANCE', 'REJECTION', 'RETURN')),
    stock           text           not null check (stock in ('UNINSPECTED', 'ACCEPTED', 'REJECTED')),
    quantity        numeric(19, 6) not null check (quantity > 0),
    primary key (movement_number, position),
    check (stock = 'UNINSPECTED' or kind in ('REVERSAL', 'RETURN'))
);
comment on column goods_movement_line.stock is 'where the goods were before';

-- Whatever was checked before: no stock of a receipt ever falls below nothing.
create function goods_movement_takes_what_is_there() returns trigger language plpgsql as $$
declare
    receipt text;
    received numeric;
    taken numeric;
    brought numeric;
begin
    select receipt_number into receipt from goods_movement where movement_number = new.movement_number;
    select coalesce(sum(quantity), 0) into received from goods_receipt_line
        where receipt_number = receipt and order_line = new.order_line;
    select coalesce(sum(line.quantity) filter (where line.stock = new.stock), 0),
           coalesce(sum(line.quantity) filter (where line.kind = case new.stock
               when 'ACCEPTED' then 'ACCEPTANCE' when 'REJECTED' then 'REJECTION' end), 0)
        into taken, brought
        from goods_movement_line line join goods_movement movement using (movement_number)
        where movement.receipt_number = receipt and line.order_line = new.order_line;
    if new.stock = 'UNINSPECTED' then
        brought := received;
    end if;
    if taken > brought then
        raise exception 'receipt % line % has less % stock than % would take', receipt, new.order_line, new.stock, new.movement_number;
    end if;
    return null;
end $$;
create constraint trigger goods_movement_balance after insert or update on goods_movement_line
    deferrable initially deferred for each row execute function goods_movement_takes_what_is_there();

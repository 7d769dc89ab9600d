-- Capitals make no other delivery: goods counted twice would be paid twice.
create unique index goods_receipt_note_once on goods_receipt (order_number, lower(delivery_note));

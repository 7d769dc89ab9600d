-- What an invoice cleared follows from what was received and billed to date; a stored second truth could differ.
alter table supplier_invoice_line drop column cleared_quantity;

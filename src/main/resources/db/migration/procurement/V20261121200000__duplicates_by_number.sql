-- Many suppliers count from the year on, and share their numbers with many others: whose number it is decides with it.
-- By number and seller there is supplier_invoice_once already.
create index supplier_invoice_number_account on supplier_invoice (invoice_number, iban);
drop index supplier_invoice_number;

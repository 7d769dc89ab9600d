-- A charge is taxed at a rate of its own. Kept as stated, so that tax is reckoned on bases of ours and not the sender's.
create table supplier_invoice_charge (
    invoice_key text not null references supplier_invoice,
    position int not null check (position >= 0),
    percent numeric(7, 4) not null check (percent between 0 and 100),
    amount numeric(19, 4) not null,
    primary key (invoice_key, position)
);

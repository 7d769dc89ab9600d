-- What a proposed set would have changed is kept with it: the second person decides on it, and later it shows what was known.
create table tolerance_what_if (
    set_name    text        not null,
    set_version int         not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    last_key    text        not null default '',
    replayed    bigint      not null default 0,
    unreadable  bigint      not null default 0,
    primary key (set_name, set_version),
    foreign key (set_name, set_version) references tolerance_set (name, version)
);
comment on column tolerance_what_if.last_key is 'invoices are replayed in the order of their keys; where the next batch begins';
comment on column tolerance_what_if.unreadable is 'matches kept before figures were readable again';

create table tolerance_what_if_difference (
    set_name       text           not null,
    set_version    int            not null,
    invoice_key    text           not null references supplier_invoice,
    change         text           not null check (change in ('NEWLY_HELD', 'NEWLY_RELEASED')),
    reasons_before text           not null,
    reasons_after  text           not null,
    amount         numeric(19, 4) not null,
    currency       char(3)        not null,
    primary key (set_name, set_version, invoice_key),
    foreign key (set_name, set_version) references tolerance_what_if (set_name, set_version)
);

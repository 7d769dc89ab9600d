-- A buyer's wish to release a price beyond what buyers release alone, and what others said. Who agreed stands in
-- level_decision under the same key and round; round 1 is the approval of costs without an order.
create table price_release (
    invoice_key    text           not null references supplier_invoice,
    round          integer        not null check (round > 1),
    percent        numeric        not null,
    amount         numeric(19, 2) not null,
    figures        text           not null,
    findings       text           not null,
    proposed_by    text           not null,
    reason         text           not null,
    proposed_at    timestamptz    not null,
    outcome        text           check (outcome in ('AGREED', 'REFUSED', 'VOID', 'LAPSED')),
    outcome_reason text           not null default '',
    ended_at       timestamptz,
    primary key (invoice_key, round),
    check ((outcome is null) = (ended_at is null))
);
comment on column price_release.percent is 'worst of the lines, of the ordered price';
comment on column price_release.amount is 'sum over the lines, in the budget currency';
comment on column price_release.findings is 'what would be let pass; other findings are another proposal';
create unique index price_release_open on price_release (invoice_key) where outcome is null;

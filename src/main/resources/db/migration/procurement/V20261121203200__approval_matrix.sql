-- An investment is asked for and approved as one.
alter table requisition add column capex boolean not null default false;
alter table purchase_order add column capex boolean not null default false;

-- "B for A": who decided, and whose decision it was.
alter table level_decision add column on_behalf_of text;

-- Requests of the same requester to the same supplier that together need more approval than each alone.
create table split_suspicion (
    requisition_number text           not null references requisition,
    later_number       text           not null references requisition,
    together           numeric(19, 4) not null,
    noticed_at         timestamptz    not null,
    primary key (requisition_number, later_number)
);
create index requisition_pair on requisition (requester, supplier_number, submitted_at);

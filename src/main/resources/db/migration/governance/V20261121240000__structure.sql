-- Legal entities, committees and the hierarchy above the measures. Nothing here carries a figure: figures stand at
-- measures only, and everything above them is a sum (R7).
create table legal_entity (
    legal_entity text primary key,
    name         text not null,
    currency     text not null check (currency ~ '^[A-Z]{3}$')
);

create table legal_entity_controller (
    legal_entity text not null references legal_entity,
    controller   text not null,
    primary key (legal_entity, controller)
);
comment on table legal_entity_controller is 'who confirms the value of its measures; logins';

create table steering_committee (
    committee text primary key,
    name      text not null,
    chair     text not null
);

create table steering_member (
    committee text not null references steering_committee,
    member    text not null,
    primary key (committee, member)
);

create table structure_node (
    node   text primary key,
    level  text not null check (level in ('ORGANIZATION', 'PORTFOLIO', 'PROGRAM', 'PROJECT', 'MEASURE_PACKAGE')),
    name   text not null,
    parent text references structure_node,
    lead   text,
    check ((parent is null) = (level = 'ORGANIZATION'))
);
create index structure_node_parent on structure_node (parent);
comment on column structure_node.lead is 'login; the lead of a measure package decides on D1, the lead of its project on D2';

-- Where a node or a measure hung before: a portfolio of last year can be read as it was.
create table structure_move (
    move        bigint generated always as identity primary key,
    moved       text        not null,
    from_parent text        not null,
    to_parent   text        not null,
    moved_by    text        not null,
    moved_at    timestamptz not null,
    reason      text        not null check (reason <> '')
);
create index structure_move_moved on structure_move (moved);

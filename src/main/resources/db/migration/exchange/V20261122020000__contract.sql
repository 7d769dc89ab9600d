-- What each flow between two systems carries, and whose every field is. A version is never changed; another follows it.
create table exchange_contract (
    contract         text        not null check (contract ~ '^[a-z][a-z0-9-]{1,59}$'),
    version          int         not null check (version > 0),
    title            text        not null check (title <> ''),
    direction        text        not null check (direction in ('IN', 'OUT', 'BOTH', 'REVIEW')),
    peer             text        not null check (peer <> ''),
    peer_login       text,
    business_object  text        not null check (business_object <> ''),
    cadence          text        not null check (cadence <> ''),
    late_after       text,
    steward          text        not null check (steward <> ''),
    review_within    text        not null,
    on_late          text        not null check (on_late in ('REVIEW', 'APPLY')),
    region           text        not null check (region <> ''),
    expected_latency text        not null,
    fresh_within     text,
    acknowledged_within text,
    recorded_at      timestamptz not null,
    recorded_by      text        not null,
    reason           text        not null check (reason <> ''),
    primary key (contract, version)
);

create table exchange_contract_field (
    contract text    not null,
    version  int     not null,
    position int     not null,
    field    text    not null check (field ~ '^[a-z][A-Za-z0-9]{0,59}$'),
    term     text    not null check (term <> ''),
    type     text    not null check (type in ('TEXT', 'CODE', 'DECIMAL', 'INTEGER', 'DATE', 'INSTANT', 'BOOLEAN')),
    required boolean not null,
    owner    text    not null check (owner <> ''),
    primary key (contract, version, field),
    foreign key (contract, version) references exchange_contract
);

create function refuse_change_of_contract() returns trigger language plpgsql as $$
begin
    raise exception 'a version of a contract never changes; record another version';
end $$;
create trigger contract_version_stays before update or delete on exchange_contract
    for each row execute function refuse_change_of_contract();
create trigger contract_field_stays before update or delete on exchange_contract_field
    for each row execute function refuse_change_of_contract();

-- The flows that this release brings. Their owners record the next versions over the API.
insert into exchange_contract (contract, version, title, direction, peer, peer_login, business_object, cadence, late_after,
    steward, review_within, on_late, region, expected_latency, fresh_within, acknowledged_within, recorded_at, recorded_by, reason)
values ('supplier-master', 1, 'Supplier master data', 'IN', 'ERP', null, 'Supplier', 'on change', null,
    'vendor-master-steward', 'P3D', 'REVIEW', 'EU', 'PT1M', null, null, now(), 'counterfoil', 'first version of the release');
insert into exchange_contract_field (contract, version, position, field, term, type, required, owner) values
    ('supplier-master', 1, 0, 'name',        'Name of the supplier',                     'TEXT',    true,  'ERP'),
    ('supplier-master', 1, 1, 'country',     'Country, ISO 3166 alpha-2',                'CODE',    true,  'ERP'),
    ('supplier-master', 1, 2, 'vatId',       'VAT identifier, EN 16931 BT-31',           'CODE',    false, 'ERP'),
    ('supplier-master', 1, 3, 'currency',    'Currency of orders, ISO 4217',             'CODE',    true,  'ERP'),
    ('supplier-master', 1, 4, 'paymentDays', 'Days until payment from the invoice date', 'INTEGER', true,  'ERP'),
    ('supplier-master', 1, 5, 'active',      'Whether orders and payments are allowed',  'BOOLEAN', false, 'Counterfoil'),
    ('supplier-master', 1, 6, 'iban',        'Bank account, changed with four eyes only', 'CODE',   false, 'Counterfoil');

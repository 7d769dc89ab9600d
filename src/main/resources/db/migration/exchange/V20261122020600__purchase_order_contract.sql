insert into exchange_contract (contract, version, title, direction, peer, peer_login, business_object, cadence, late_after,
    steward, review_within, on_late, region, expected_latency, fresh_within, acknowledged_within, recorded_at, recorded_by, reason)
values ('purchase-order', 1, 'Purchase orders', 'OUT', 'ERP', null, 'Purchase order', 'when an order is placed', null,
    'buyer', 'P2D', 'REVIEW', 'EU', 'PT5M', null, null, now(), 'counterfoil', 'first version of the release');
insert into exchange_contract_field (contract, version, position, field, term, type, required, owner) values
    ('purchase-order', 1, 0, 'number',         'Number of the order, its reference in the ERP', 'TEXT',    true, 'Counterfoil'),
    ('purchase-order', 1, 1, 'supplierNumber', 'Supplier, the party''s code in the ERP',        'TEXT',    true, 'ERP'),
    ('purchase-order', 1, 2, 'costCentre',     'Cost centre, the analytic account in the ERP',  'TEXT',    true, 'ERP'),
    ('purchase-order', 1, 3, 'currency',       'Currency, ISO 4217',                            'CODE',    true, 'Counterfoil'),
    ('purchase-order', 1, 4, 'orderedOn',      'Day of the order',                              'DATE',    true, 'Counterfoil'),
    ('purchase-order', 1, 5, 'net',            'Net amount of the order',                       'DECIMAL', true, 'Counterfoil'),
    ('purchase-order', 1, 6, 'lines',          'What is ordered: description, quantity, unit, unit price', 'TEXT', true, 'Counterfoil');

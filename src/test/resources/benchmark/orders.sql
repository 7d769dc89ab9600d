-- Orders of ten or three lines, each received in two deliveries. Half of the orders have categories.
insert into requisition (requisition_number, requester, supplier_number, cost_centre, currency, purpose, fiscal_year,
        net_amount, budget_amount, status, submitted_at)
    select 'REQ-B' || n, 'rita.requester', 'S-B' || benchmark.supplier(n), 'CC-B', 'EUR', 'benchmark', 2026, 1, 1, 'ORDERED', now()
    from generate_series(${first}, ${last}) n;
insert into purchase_order (order_number, requisition_number, supplier_number, cost_centre, currency, fiscal_year,
        net_amount, budget_amount, status, placed_at)
    select 'PO-B' || n, 'REQ-B' || n, 'S-B' || benchmark.supplier(n), 'CC-B', 'EUR', 2026, 1, 1, 'OPEN', now()
    from generate_series(${first}, ${last}) n;
insert into purchase_order_line (order_number, position, line_number, description, quantity, unit, unit_price, category)
    select 'PO-B' || n, line - 1, line, 'Article ' || line, 1000000, 'C62',
        round((5 + 495 * benchmark.share(n * 10 + line, 'price'))::numeric, 2),
        case when n % 4 < 2 then 'CAT-' || n % 40 end
    from generate_series(${first}, ${last}) n, generate_series(1, benchmark.lines(n)) line;
insert into goods_receipt (receipt_number, order_number, delivery_note, received_on, received_by, recorded_at)
    select 'GR-B' || n || '-' || delivery, 'PO-B' || n, 'DN-' || delivery, current_date, 'rex.receiver', now()
    from generate_series(${first}, ${last}) n, generate_series(1, 2) delivery;
insert into goods_receipt_line (receipt_number, position, order_line, quantity)
    select 'GR-B' || n || '-' || delivery, line - 1, line, 500000
    from generate_series(${first}, ${last}) n, generate_series(1, 2) delivery, generate_series(1, benchmark.lines(n)) line;
insert into case_document (business_key, case_key)
    select prefix || n, 'REQ-B' || n from generate_series(${first}, ${last}) n, unnest(array['REQ-B', 'PO-B']) prefix;

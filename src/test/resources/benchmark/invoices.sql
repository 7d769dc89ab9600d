-- Invoices number ${after} + 1 to ${after} + ${count} on the orders ${first} to ${last}. Earlier ones are spread over three
-- years: 94 % booked, 3 % held, the others matched, parked or rejected; every fiftieth is a credit note. Those to be
-- measured came today and bill ten lines: 45 % as ordered, 25 % within tolerance, 30 % too dear.
insert into benchmark.invoice
    select number, orders, supplier, place, issued, invoice_number,
        case when kind = 'CREDIT_NOTE' then coalesce(lag(invoice_number) over (partition by supplier order by place), 'NONE') end,
        'S-B' || supplier || '/' || invoice_number,
        case when ${measured} and number % 20 >= 14 then 1.05 else 1 end,
        case when not ${measured} or number % 20 < 9 then 0 when number % 20 < 14 then 2.00 else 60.00 end,
        ${measured}, kind, status
    from (select *, benchmark.number(supplier, extract(year from issued)::int, place) as invoice_number
        from (select number, orders, benchmark.supplier(orders) as supplier, issued, kind, status,
                coalesce((select max(place) from benchmark.invoice known where known.supplier = benchmark.supplier(orders)), 0)
                    + row_number() over (partition by benchmark.supplier(orders) order by number) as place
            from (select number, case when ${measured} then drawn / 2 * 2 else drawn end as orders,
                    current_date - case when ${measured} then 0
                        else 1 + ((${after} + ${count} - number) * 1095 / ${count})::int end as issued,
                    case when not ${measured} and number % 50 = 0 then 'CREDIT_NOTE' else 'INVOICE' end as kind,
                    case when ${measured} then 'RECEIVED' when standing < 0.94 then 'POSTED' when standing < 0.97 then 'HELD'
                        when standing < 0.98 then 'PARKED' when standing < 0.99 then 'REJECTED' else 'MATCHED' end as status
                from (select number, benchmark.drawn(${first}, ${last}, number) as drawn,
                        benchmark.share(number, 'status') as standing
                    from generate_series(${after} + 1, ${after} + ${count}) number) random) described) placed) numbered;
create index if not exists invoice_of_supplier on benchmark.invoice (supplier, place);

insert into supplier_invoice_line (invoice_key, position, line_number, order_number, order_line, description, quantity, unit,
        unit_price, net_amount, tax_percent)
    select key, line_number - 1, line_number, order_number, line_number, description, quantity, 'C62', price,
        round(quantity * price * price_factor + price_extra, 2), 19
    from (select i.*, line.order_number, line.line_number, line.description, line.unit_price as price,
            50 + (i.number * 7 + line.line_number * 13) % 100 as quantity
        from benchmark.invoice i join purchase_order_line line on line.order_number = 'PO-B' || i.orders
        where i.number > ${after}) billed
    order by number, line_number;
insert into supplier_invoice (business_key, document_number, kind, seller_key, seller_name, supplier_number, invoice_number,
        issue_date, due_date, currency, order_number, net_amount, tax_amount, gross_amount, payable_amount, status,
        status_reason, entered_by, received_at, preceding_invoice, iban)
    select i.key, 'DOC-B' || i.number, i.kind, 'S-B' || i.supplier, 'Supplier ' || i.supplier, 'S-B' || i.supplier,
        i.invoice_number, i.issued, i.issued + 30, 'EUR', 'PO-B' || i.orders, net, round(net * 0.19, 2),
        net + round(net * 0.19, 2), net + round(net * 0.19, 2), i.status, case when i.status = 'HELD' then 'waits' else '' end,
        'erp.gateway', i.issued, i.preceding, case when i.number % 5 < 3 then 'AT' || lpad(i.supplier::text, 18, '0') end
    from benchmark.invoice i
    join lateral (select sum(l.net_amount) as net from supplier_invoice_line l where l.invoice_key = i.key) sums on true
    where i.number > ${after} order by i.number;
insert into supplier_invoice_tax (invoice_key, position, category, percent, base_amount, tax_amount)
    select s.business_key, 0, 'S', 19, s.net_amount, s.tax_amount
    from benchmark.invoice i join supplier_invoice s on s.business_key = i.key where i.number > ${after};
insert into case_document (business_key, case_key)
    select key, 'REQ-B' || orders from benchmark.invoice where number > ${after};
insert into audit_record (business_key, at, actor, action, reason, figures)
    select key, now(), 'counterfoil', action, '', '{"payable": "100.00 EUR"}'
    from benchmark.invoice, unnest(array['INVOICE_RECEIVED', 'INVOICE_MATCHED', 'INVOICE_POSTED']) action
    where number > ${after} and not measured;
-- Results as small as can be: a match reads none of them, only how many there are.
insert into invoice_match (invoice_key, attempt, matched_at, verdict, tolerance_set, reasons, result)
    select key, attempt, now(), 'TOUCHLESS', 'STD version 1', '', '{"verdict": "TOUCHLESS"}'
    from benchmark.invoice, generate_series(1, case when status = 'HELD' then 2 else 1 end) attempt
    where number > ${after} and not measured;
insert into hold_release (invoice_key, check_key, subject, released_by, reason, released_at)
    select key, 'PRC', 'line 1', 'bruno.buyer', 'agreed', now() from benchmark.invoice
    where number > ${after} and status = 'POSTED' and number % 30 = 0;

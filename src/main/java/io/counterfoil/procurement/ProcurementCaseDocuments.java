package io.counterfoil.procurement;

import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.CaseDocumentRows;
import io.counterfoil.workflow.CaseDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every document of procure-to-pay, and tolerance sets, on the page of their case. */
@Component
class ProcurementCaseDocuments implements CaseDocuments {
    private static final String DOCUMENTS = """
            select r.requisition_number as key, 'Requisition' as kind, r.purpose || ', ' || s.name as title,
                r.status as state, r.net_amount as amount, r.currency as currency, cast(r.submitted_at as date) as day,
                '/api/v1/requisitions/' as link
            from requisition r join supplier s using (supplier_number) where r.requisition_number in (:keys)
            union all
            select o.order_number, 'Purchase order', 'Order to ' || s.name, o.status, o.net_amount, o.currency,
                cast(o.placed_at as date), '/api/v1/purchase-orders/'
            from purchase_order o join supplier s using (supplier_number) where o.order_number in (:keys)
            union all
            select a.amendment_number, 'Order amendment', 'Amendment of ' || a.order_number, a.status, a.net_after,
                o.currency, cast(a.proposed_at as date), '/api/v1/purchase-orders/' || o.order_number || '/amendments/'
            from order_amendment a join purchase_order o using (order_number) where a.amendment_number in (:keys)
            union all
            select g.receipt_number, 'Goods receipt', 'Delivery note ' || g.delivery_note || ' for ' || g.order_number,
                'RECORDED', null, null, g.received_on, '/api/v1/goods-receipts/'
            from goods_receipt g where g.receipt_number in (:keys)
            union all
            select m.movement_number, case m.kind when 'RETURN' then 'Return of goods' when 'INSPECTION' then 'Inspection'
                    else 'Reversal of a receipt' end,
                case m.kind when 'RETURN' then 'Return note ' when 'INSPECTION' then 'Inspection report '
                    else 'Correction ' end || m.note || ' for ' || m.receipt_number,
                'RECORDED', null, null, m.happened_on, '/api/v1/goods-movements/'
            from goods_movement m where m.movement_number in (:keys)
            union all
            select i.business_key, case i.kind when 'INVOICE' then 'Supplier invoice' else 'Credit note' end,
                'Invoice ' || i.invoice_number || ' of ' || coalesce(s.name, i.seller_name), i.status, i.payable_amount, i.currency,
                i.issue_date, '/api/v1/documents/' || i.document_number || '/content'
            from supplier_invoice i left join supplier s using (supplier_number) where i.business_key in (:keys)
            union all
            select 'TOL-' || t.name || '-' || t.version, 'Tolerance set', t.name || ' version ' || t.version || ': ' || t.description,
                t.status, null, null, cast(t.created_at as date), '/api/v1/tolerance-sets/' || t.name || '/' || t.version
            from tolerance_set t where 'TOL-' || t.name || '-' || t.version in (:keys)
            """;

    private final JdbcClient jdbc;

    ProcurementCaseDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseDocument> describe(Collection<String> businessKeys) {
        return CaseDocumentRows.read(jdbc, DOCUMENTS, businessKeys, BusinessKeyPath::encode);
    }
}

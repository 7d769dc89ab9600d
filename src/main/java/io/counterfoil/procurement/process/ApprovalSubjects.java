package io.counterfoil.procurement.process;

import io.counterfoil.identity.Role;
import io.counterfoil.procurement.amendment.AmendmentDecisions;
import io.counterfoil.procurement.amendment.OrderAmendment;
import io.counterfoil.procurement.amendment.OrderAmendments;
import io.counterfoil.procurement.approval.ApprovalSubject;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.requisition.Requisition;
import io.counterfoil.procurement.requisition.RequisitionDecisions;
import io.counterfoil.procurement.requisition.Requisitions;
import io.counterfoil.procurement.requisition.SpendAssessment;
import io.counterfoil.procurement.review.InvoiceApprovals;
import io.counterfoil.procurement.review.PriceRelease;
import io.counterfoil.procurement.review.PriceReleases;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What levels approve, under one name: the keys of the three kinds of documents never collide, and an invoice has its
 * costs approved or its price, never both at once.
 */
@Component
class ApprovalSubjects {
    private static final String APPROVE_REQUISITION = "APPROVE_REQUISITION";
    private static final String APPROVE_INVOICE = "APPROVE_INVOICE";
    private static final int ONLY_ROUND = 1;

    private final Requisitions requisitions;
    private final OrderAmendments amendments;
    private final PurchaseOrders orders;
    private final SupplierInvoices invoices;
    private final SpendAssessment spend;
    private final RequisitionDecisions requisitionDecisions;
    private final AmendmentDecisions amendmentDecisions;
    private final InvoiceApprovals invoiceApprovals;
    private final PriceReleases priceReleases;

    ApprovalSubjects(
            Requisitions requisitions,
            OrderAmendments amendments,
            PurchaseOrders orders,
            SupplierInvoices invoices,
            SpendAssessment spend,
            RequisitionDecisions requisitionDecisions,
            AmendmentDecisions amendmentDecisions,
            InvoiceApprovals invoiceApprovals,
            PriceReleases priceReleases) {
        this.requisitions = requisitions;
        this.amendments = amendments;
        this.orders = orders;
        this.invoices = invoices;
        this.spend = spend;
        this.requisitionDecisions = requisitionDecisions;
        this.amendmentDecisions = amendmentDecisions;
        this.invoiceApprovals = invoiceApprovals;
        this.priceReleases = priceReleases;
    }

    ApprovalSubject of(String key) {
        return find(key).orElseThrow();
    }

    Optional<ApprovalSubject> find(String key) {
        return requisitions
                .findById(key)
                .map(this::of)
                .or(() -> amendments.findById(key).map(this::of))
                .or(() -> invoices.findById(key).map(this::of));
    }

    /** The amendment that is decided, if one is. */
    Optional<OrderAmendment> amendment(String key) {
        return amendments.findById(key);
    }

    Optional<Requisition> requisition(String key) {
        return requisitions.findById(key);
    }

    /** Nobody decided in time. */
    void lapse(String key) {
        if (requisitions.findById(key).isPresent()) {
            requisitionDecisions.lapse(key);
        } else if (amendments.findById(key).isPresent()) {
            amendmentDecisions.lapse(key);
        } else if (priceReleases.open(key).isPresent()) {
            priceReleases.lapse(key);
        } else {
            invoiceApprovals.lapse(key);
        }
    }

    private ApprovalSubject of(Requisition requisition) {
        return new ApprovalSubject(
                requisition.requisitionNumber(),
                requisition.round(),
                requisition.requester(),
                APPROVE_REQUISITION,
                requisition.costCentre(),
                spend.of(requisition).categories());
    }

    private ApprovalSubject of(OrderAmendment amendment) {
        var order = orders.findById(amendment.orderNumber()).orElseThrow();
        var requisition = requisitions.findById(order.requisitionNumber()).orElseThrow();
        return new ApprovalSubject(
                amendment.amendmentNumber(),
                ONLY_ROUND,
                amendment.proposer(),
                APPROVE_REQUISITION,
                order.costCentre(),
                spend.of(requisition).categories());
    }

    private ApprovalSubject of(SupplierInvoice invoice) {
        return priceReleases
                .open(invoice.businessKey())
                .map(proposal -> priceOf(invoice, proposal))
                .orElseGet(() -> costsOf(invoice));
    }

    private ApprovalSubject priceOf(SupplierInvoice invoice, PriceRelease proposal) {
        var order = orders.findById(String.valueOf(invoice.orderNumber())).orElseThrow();
        var requisition = requisitions.findById(order.requisitionNumber()).orElseThrow();
        return new ApprovalSubject(
                invoice.businessKey(),
                proposal.round(),
                proposal.proposedBy(),
                Role.BUYER.id(),
                PriceReleases.RELEASE_INVOICE,
                order.costCentre(),
                spend.of(requisition).categories());
    }

    private ApprovalSubject costsOf(SupplierInvoice invoice) {
        var costCentre = Optional.ofNullable(invoice.costCentre()).orElse("");
        return new ApprovalSubject(invoice.businessKey(), ONLY_ROUND, "", APPROVE_INVOICE, costCentre, Set.of());
    }
}

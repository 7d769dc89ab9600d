package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ledger.JournalEntries;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoicematch.LastMatches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** M44: costs that no order approved go through the levels of approvals.md, one band up, against the budget. */
class InvoiceWithoutOrderProcessTest extends ProcurementProcessTest {
    @Autowired
    LastMatches matches;

    @Autowired
    JournalEntries entries;

    @Test
    void m44InvoiceWithoutOrderIsApprovedAgainstTheBudgetAndNeverTouchless() {
        var centre = examples.newCostCentre("900.00");
        var invoice = billTo(centre, "900.00");
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        assertThat(approve(invoice)).containsExactly("cost-centre-owner", "department-head");

        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(matches.of(invoice.businessKey()).orElseThrow().verdict()).isEqualTo("WITHIN_TOL");
        assertThat(entries.findByDocumentTypeAndDocumentKey("SUPPLIER_INVOICE", invoice.businessKey())
                        .orElseThrow()
                        .lines())
                .anySatisfy(line -> {
                    assertThat(line.debit()).isEqualByComparingTo("900.00");
                    assertThat(line.text()).contains(centre);
                });
        assertThat(billTo(centre, "0.01").status()).isEqualTo(Status.PARKED); // the budget is used up
    }

    @ParameterizedTest(name = "{0} net")
    @CsvSource({
        "1000.00, cost-centre-owner department-head",
        "1000.01, cost-centre-owner department-head category-manager",
        "9500.00, cost-centre-owner department-head category-manager",
        "10000.01, cost-centre-owner department-head category-manager cfo"
    })
    void withoutAnOrderEverythingIsOneBandUp(String net, String levels) {
        var invoice = billTo(examples.newCostCentre("100000"), net);
        assertThat(String.join(" ", approve(invoice))).isEqualTo(levels);
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
    }

    @Test
    void A5_nineThousandFiveHundredWithoutAnOrderIsBandThree() {
        var invoice = billTo(examples.newCostCentre("100000"), "9500.00");
        assertThat(approve(invoice)).containsExactly("cost-centre-owner", "department-head", "category-manager");
    }

    @Test
    void equalToTheBudgetPassesAndACentMoreWaitsForClarification() {
        var centre = examples.newCostCentre("500.00");
        var invoice = billTo(centre, "500.01");
        assertThat(invoice.status()).isEqualTo(Status.PARKED);
        assertThat(invoice.statusReason()).contains("has 500.00", "500.01");
        assertThat(task(invoice.businessKey()).getTaskDefinitionKey()).isEqualTo("Task_ClarifyInvoice");
        assertThat(billTo(centre, "500.00").status()).isEqualTo(Status.HELD);
    }

    @Test
    void whatWaitsForApprovalIsReserved() {
        var centre = examples.newCostCentre("500.00");
        assertThat(billTo(centre, "300.00").status()).isEqualTo(Status.HELD);
        assertThat(billTo(centre, "300.00").status()).isEqualTo(Status.PARKED);
    }

    @Test
    void refusalRejectsTheInvoiceWithTheReason() {
        var invoice = billTo(examples.newCostCentre("500.00"), "300.00");
        complete(
                task(invoice.businessKey()),
                "olaf.owner",
                "cost-centre-owner",
                Map.of("decision", "refuse", "reason", "Nobody ordered this"));
        assertThat(reread(invoice).status()).isEqualTo(Status.REJECTED);
        assertThat(task(invoice.businessKey()).getTaskDefinitionKey()).isEqualTo("Task_ReturnInvoice");
    }

    @Test
    void nobodyApprovesAnInvoiceTheyEntered() {
        var invoice = billTo(examples.newCostCentre("500.00"), "300.00");
        assertThatThrownBy(() -> claim(task(invoice.businessKey()), "anna.payable", "cost-centre-owner"))
                .hasStackTraceContaining("rule S4");
    }

    @Test
    void nobodyApprovesOnTwoLevels() {
        var invoice = billTo(examples.newCostCentre("500.00"), "300.00");
        complete(
                task(invoice.businessKey()),
                "olaf.owner",
                "cost-centre-owner",
                Map.of("decision", "approve", "reason", ""));
        assertThatThrownBy(() -> complete(
                        task(invoice.businessKey()),
                        "olaf.owner",
                        "department-head",
                        Map.of("decision", "approve", "reason", "")))
                .hasStackTraceContaining("has already decided another level");
    }

    private List<String> approve(SupplierInvoice invoice) {
        var levels = new ArrayList<String>();
        while (findTask(invoice.businessKey()).isPresent()) {
            var task = task(invoice.businessKey());
            var group = groupOf(task);
            levels.add(group);
            complete(task, APPROVERS.getOrDefault(group, "nobody"), group, Map.of("decision", "approve", "reason", ""));
        }
        return levels;
    }

    private SupplierInvoice billTo(String costCentre, String net) {
        var billed = ProcurementExamples.invoice(
                examples.newSupplier(),
                unique("RENT-"),
                "EUR",
                "",
                new ProcurementExamples.Billed("1", "C62", net, null));
        var lines = billed.lines().stream()
                .map(line -> new IncomingInvoice.Line(
                        line.lineId(),
                        null,
                        null,
                        null,
                        "Rent",
                        line.quantity(),
                        line.unitCode(),
                        line.unitPrice(),
                        line.priceBaseQuantity(),
                        line.net(),
                        line.taxCategory(),
                        line.taxPercent()))
                .toList();
        return afterJobs(enter(new IncomingInvoice(
                billed.kind(),
                billed.seller(),
                billed.invoiceNumber(),
                billed.issueDate(),
                billed.dueDate(),
                billed.currency(),
                null,
                null,
                null,
                lines,
                billed.taxSubtotals(),
                billed.totals(),
                null,
                null,
                null,
                null,
                costCentre)));
    }
}

package io.counterfoil.notification;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.BrowserTest;
import io.counterfoil.masterdata.CostCentre;
import io.counterfoil.masterdata.Responsibilities;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.requisition.RequisitionIntake;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the link in a mail to the decision, on a phone. */
class DecisionLinkBrowserTest extends BrowserTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequisitionIntake intake;

    @Autowired
    Responsibilities responsibilities;

    @Autowired
    DecisionLinks links;

    @Test
    void approverDecidesFromAMailOnThePhone() {
        var examples = new ProcurementExamples(jdbc);
        var centre = examples.newCostCentre("100000");
        responsibilities.assign(new CostCentre(centre, "Example", "olaf.owner", null, null), "carla.controller");
        var requisition = intake.submit(
                        draft(examples.newSupplier(), centre, "EUR", chairs("1", "500")), "rita.requester")
                .requisitionNumber();
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(requisition)
                .singleResult();
        wide(PHONE);
        page.navigate("/decisions/" + links.issue("olaf.owner", task.getId(), "approve"));
        page.locator("input[name=username]").fill("olaf.owner");
        page.locator("input[name=password]").fill("olaf-demo");
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(address -> address.contains("/decisions/"));

        assertThat(page.locator("h1").innerText()).contains("Approve", requisition);
        assertThat(page.locator("main").innerText()).contains("500.00 EUR", "rita.requester", "Why you", "Due");
        var button = page.locator("main button[type=submit]");
        assertThat(button.boundingBox().y + button.boundingBox().height)
                .as("the button is on the first screen of a phone")
                .isLessThanOrEqualTo(780);
        assertAccessible();
        assertPlainText();
        assertFitsThePhone();
        wide(PHONE);
        takePictures("decision-link");

        button.click();
        page.locator("h1").getByText("Done").waitFor();
        assertAccessible();
        assertThat(jdbc.sql(
                                "select actor from audit_record where business_key = :key and action = 'REQUISITION_APPROVED'")
                        .param("key", requisition)
                        .query(String.class)
                        .list())
                .containsExactly("olaf.owner");
        page.navigate("/mail-settings");
        assertAccessible();
        assertFitsThePhone();
    }
}

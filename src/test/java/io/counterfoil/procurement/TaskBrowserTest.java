package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.BrowserTest;
import io.counterfoil.masterdata.CostCentre;
import io.counterfoil.masterdata.Responsibilities;
import io.counterfoil.procurement.requisition.RequisitionIntake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TaskBrowserTest extends BrowserTest {
    private static final int PHONE_HEIGHT = 780;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequisitionIntake intake;

    @Autowired
    Responsibilities responsibilities;

    ProcurementExamples examples;

    @BeforeEach
    void openExamples() {
        examples = new ProcurementExamples(jdbc);
    }

    @Test
    void phoneShowsWhatHowMuchWhyAndBothButtonsOnItsFirstScreen() {
        var requisition = requested();
        logIn("lena.legal", "lena-demo");
        page.navigate("/tasks?document=" + requisition);
        assertAccessible();
        takePictures("tasks");
        page.setViewportSize(PHONE, PHONE_HEIGHT);
        page.locator("a.subject").filter(having(requisition)).click();
        for (var seen : new String[] {
            "h1", "dl.facts .amount", ".why", ".check", ".answers button >> nth=0", ".answers button >> nth=1"
        }) {
            var box = page.locator(seen).first().boundingBox();
            assertThat(box.y + box.height).as("%s on the first screen", seen).isLessThanOrEqualTo(PHONE_HEIGHT);
        }
        assertThat(page.locator("h1").innerText()).contains("500.00 EUR for ");
        assertAccessible();
        takePictures("task");
        page.setViewportSize(PHONE, PHONE_HEIGHT);

        page.locator(".answers button").getByText("Refuse").click();
        assertThat(page.locator("[role=alert]").innerText()).contains("reason");
        forgetComplaintsAbout("422");
        page.locator("#reason").fill("Too many desks");
        page.locator(".answers button").getByText("Refuse").click();
        page.waitForURL("**/tasks");
        assertThat(page.locator("[role=status]").innerText()).contains(requisition, "refuse");
    }

    @Test
    void severalAreDecidedAtOnceAndEachIsAnswered() {
        var first = requested();
        var second = requested();
        logIn("lena.legal", "lena-demo");
        page.navigate("/tasks");
        for (var key : new String[] {first, second}) {
            page.locator("input[aria-label='Choose " + key + "']").check();
        }
        page.locator("form")
                .filter(having(first))
                .locator(".bulk button")
                .getByText("Approve")
                .click();
        assertThat(page.locator(".outcomes li").allInnerTexts()).hasSize(2).allMatch(text -> text.contains("decided"));
        assertAccessible();
        takePictures("tasks-decided");
    }

    private static com.microsoft.playwright.Locator.FilterOptions having(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    @Test
    void substituteWhomSomebodyEntersOnThePhoneDecidesForThem() {
        var requisition = requested();
        logIn("lena.legal", "lena-demo");
        wide(PHONE);
        page.navigate("/substitutions");
        page.locator("#substitute").fill("ian.it");
        page.locator("#reason").fill("Holiday");
        page.locator("button")
                .getByText("Enter", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                .click();
        page.waitForURL("**/substitutions");
        assertThat(page.locator("tbody").innerText()).contains("ian.it", "lena.legal", "Holiday");
        assertAccessible();
        assertFitsThePhone();
        takePictures("substitutions");
        logOut();

        logIn("ian.it", "ian-demo");
        wide(PHONE);
        page.navigate("/tasks?document=" + requisition);
        page.locator("a.subject").click();
        assertThat(page.locator("main").innerText()).contains("You act for lena.legal");
        assertAccessible();
        page.locator(".answers button").getByText("Approve").click();
        page.waitForURL("**/tasks");
        page.navigate("/cases/" + requisition);
        assertThat(page.locator("main").innerText()).contains("ian.it for lena.legal");
        jdbc.sql("update substitution set revoked_by = 'lena.legal', revoked_at = now(), done = true"
                        + " where absent = 'lena.legal' and revoked_at is null")
                .update();
    }

    @Test
    void conflictsOfDutiesReadPlainlyAtBothWidths() {
        logIn("carla.controller", "carla-demo");
        page.navigate("/security/conflicts");
        assertAccessible();
        assertFitsThePhone();
        takePictures("conflicts");
    }

    /** On a cost centre of somebody whom no other test asks. */
    private String requested() {
        var centre = examples.newCostCentre("100000");
        responsibilities.assign(new CostCentre(centre, "Example", "lena.legal", null, null), "carla.controller");
        return intake.submit(
                        ProcurementExamples.draft(
                                examples.newSupplier(), centre, "EUR", ProcurementExamples.chairs("50", "10")),
                        "rita.requester")
                .requisitionNumber();
    }
}

package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.counterfoil.BrowserTest;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.ClaimExample;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

class PortalBrowserTest extends BrowserTest {
    @Autowired
    ProcessEngine engine;

    @Autowired
    CaseRegister register;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    ClaimExample claims;

    @BeforeEach
    void deploy() {
        claims = new ClaimExample(engine).deployed();
        logIn("oscar.operator", "oscar-demo");
    }

    @Test
    void landingPageReadsPlainlyAtBothWidths() {
        page.navigate("/");
        assertThat(page.locator("h1").innerText()).isEqualTo("From requisition to paid invoice");
        check("landing");
    }

    @Test
    void casesAreListedAndTheUnknownOneIsExplained() {
        caseOf("CLAIM-B1", false);
        page.navigate("/cases");
        assertThat(page.locator("table").innerText()).contains("CLAIM-B1");
        check("cases");
        page.locator("#key").fill("claim-b1");
        page.locator("#key").press("Enter");
        assertThat(page.locator("h1").innerText()).isEqualTo("CLAIM-B1");
    }

    @Test
    void endedCaseIsDrawnWithItsWayItsNumbersAndItsPeople() {
        caseOf("CLAIM-B2", false);
        claims.check("CLAIM-B2", "anna.payable", false);
        decide("CLAIM-B2", "CLAIM_REFUSED", "Photos of the damage are missing");
        page.navigate("/cases/CLAIM-B2");
        page.waitForSelector(".djs-container .is-done");
        assertThat(page.locator(".djs-element[data-element-id=Task_CheckClaim].is-done")
                        .count())
                .isEqualTo(1);
        assertThat(page.locator(".djs-element[data-element-id=Flow_No].walked").count())
                .isEqualTo(1);
        assertThat(page.locator(".djs-element[data-element-id=Flow_Yes].walked").count())
                .isZero();
        assertThat(page.locator(".step-person").allInnerTexts()).containsExactly("anna.payable");
        assertThat(page.locator(".step-number").allInnerTexts()).contains("1", "2", "3", "4");
        assertThat(page.locator("a.bjs-powered-by").isVisible()).isTrue();
        assertThat(page.locator(".title").innerText()).contains("Finished");
        check("case-ended");
    }

    @Test
    void openCaseLeadsToItsTask() {
        caseOf("CLAIM-B3", false);
        decide("CLAIM-B3", "CLAIM_RECEIVED", "");
        page.navigate("/cases/CLAIM-B3");
        page.waitForSelector(".djs-container .is-open");
        assertThat(page.locator("ul.waiting a").getAttribute("href"))
                .contains("/camunda/app/tasklist/default/#/?task=");
        check("case-open");
    }

    @Test
    void modelsAreDrawn() {
        page.navigate("/models");
        page.waitForSelector("[data-element-id=Task_CheckClaim]");
        check("models");
    }

    @Test
    void casePageReadsWithoutScript() {
        caseOf("CLAIM-B4", false);
        claims.check("CLAIM-B4", "anna.payable", false);
        page.route("**/*.js", route -> route.fulfill(new Route.FulfillOptions().setBody("")));
        page.navigate("/cases/CLAIM-B4");
        assertThat(page.locator("table.steps").innerText()).contains("Check claim", "anna.payable", "Claim refused");
    }

    private void check(String name) {
        takePictures(name);
        assertPlainText();
        assertAccessible();
        assertFitsThePhone();
    }

    private void caseOf(String businessKey, boolean bookFails) {
        register.open(businessKey);
        claims.start(businessKey, bookFails);
    }

    private void decide(String businessKey, String action, String reason) {
        var figures = Map.of("claimedAmount", "1250.00 EUR", "limit", "5000.00 EUR");
        var fact = new AuditFact(businessKey, "anna.payable", action, reason, figures);
        transaction.executeWithoutResult(status -> events.publishEvent(fact));
    }
}

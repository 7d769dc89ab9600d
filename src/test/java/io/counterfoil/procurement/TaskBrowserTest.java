package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import io.counterfoil.BrowserTest;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TaskBrowserTest extends BrowserTest {
    private static final int PHONE_HEIGHT = 780;

    @Autowired
    JdbcClient jdbc;

    ProcurementExamples examples;

    @BeforeEach
    void openExamples() {
        examples = new ProcurementExamples(jdbc);
    }

    @Test
    void phoneShowsWhatHowMuchWhyAndBothButtonsOnItsFirstScreen() {
        var requisition = requested("Standing desks");
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
        assertThat(page.locator("h1").innerText()).contains("500.00 EUR for Standing desks");
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
        var first = requested("Lamps");
        var second = requested("Chairs");
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

    /** On a cost centre of somebody whom no other test asks. */
    private String requested(String purpose) {
        var costCentre = examples.newCostCentre("100000");
        jdbc.sql("update cost_centre set owner = 'lena.legal' where cost_centre_number = :centre")
                .param("centre", costCentre)
                .update();
        var answer = page.request()
                .post(
                        url("/api/v1/requisitions"),
                        RequestOptions.create()
                                .setHeader(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString("rita.requester:rita-demo".getBytes()))
                                .setHeader("Idempotency-Key", UUID.randomUUID().toString())
                                .setHeader("Content-Type", "application/json")
                                .setData("""
                                        {"supplierNumber":"%s","costCentre":"%s","currency":"EUR","purpose":"%s","lines":[
                                         {"description":"Furniture","quantity":50,"unit":"C62","unitPrice":10}]}
                                        """.formatted(examples.newSupplier("EUR"), costCentre, purpose)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return com.google.gson.JsonParser.parseString(answer.text())
                .getAsJsonObject()
                .get("businessKey")
                .getAsString();
    }
}

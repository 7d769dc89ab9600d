package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What people do in Tasklist's forms, each at their own login, and what the page of the case says afterwards. */
class TasklistBrowserTest extends DocumentBrowserTest {
    @Test
    void approverDecidesBehindADeepLinkAndTheCasePageShowsIt() {
        var requisition = requisition("One shelf", "1", "119.00");
        openBehindLogin(task(requisition, "Task_ApproveRequisition"), "olaf.owner");
        assertThat(form().innerText()).contains("119.00 EUR for One shelf", "rita.requester", "1 pcs");
        assertPlainText();
        claim();
        form().getByLabel("Refuse").check();
        button("Complete").click();
        assertThat(form().locator(".fjs-form-field-error").innerText()).contains("required");
        form().getByLabel("Reason").fill("We have one in the cellar");
        button("Complete").click();
        page.locator("text=Select a task").waitFor();

        page.navigate("/cases/" + requisition);
        assertThat(page.locator("table.steps").innerText())
                .contains("Approve requisition", "olaf.owner", "We have one in the cellar");
        assertPlainText();
    }

    @Test
    void requesterEntersTwoLinesExactlyAsTyped() {
        logIn("rita.requester", "rita-demo");
        page.navigate("/camunda/app/tasklist/default/");
        page.locator("text=Start process").click();
        page.locator(".modal-dialog >> text=Requisition approval").click();
        form().getByLabel("What is it for?").fill("Tea kitchen, browser test");
        form().getByLabel("Supplier number").fill("S-100");
        form().getByLabel("Cost centre").fill("CC-4711");
        form().getByText("Add new").click();
        line(0, "Kettle", "2", "19.99");
        line(1, "Tea", "0.125", "33.333333");
        button("Send for approval").click();
        page.locator(".modal-dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        var entered = get("rita.requester", "/api/v1/requisitions?size=1").at("/items/0");
        assertThat(entered.path("purpose").asText()).isEqualTo("Tea kitchen, browser test");
        assertThat(entered.at("/lines/1/quantity").asText()).isEqualTo("0.125000");
        assertThat(entered.at("/lines/1/unitPrice").asText()).isEqualTo("33.333333");
        assertThat(entered.path("netAmount").asText()).isEqualTo("44.15");
    }

    @Test
    void receiptOfTheRestReleasesAHeldInvoice() {
        var order = order("Lamps", "10", "20.00");
        var invoice = invoice(order, "10", "20.00");
        await().until(() -> engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(invoice)
                        .taskDefinitionKey("Task_ReviewMatchException")
                        .count()
                == 1);
        openBehindLogin(task(order, "Task_RecordGoodsReceipt"), "rex.receiver");
        claim();
        form().getByLabel("Delivery note number").fill("DN-" + order);
        var arrived = form().getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Arrived"));
        arrived.fill("11");
        button("Record the receipt").click();
        var refusal = page.locator(".page-notifications, .notifications")
                .filter(new Locator.FilterOptions().setHasText("at most 10 may be"));
        refusal.first().waitFor();
        assertPlainText();
        forgetComplaintsAbout("422");
        arrived.fill("10");
        button("Record the receipt").click();
        page.locator("text=Select a task").waitFor();

        posted(invoice);
        page.navigate("/cases/" + invoice);
        assertThat(page.locator("body").innerText())
                .contains("Receipt or order changed", "rex.receiver", "Payment scheduled");
        assertPlainText();
    }

    @Test
    void treasurerReleasesTheRunThatAccountsPayableAskedFor() {
        var order = order("Paper", "3", "7.00");
        receive(order, "3");
        var invoice = invoice(order, "3", "7.00");
        posted(invoice);
        var run = post("anna.payable", "/api/v1/payment-runs", "{\"dueUntil\":\"" + LocalDate.now() + "\"}")
                .path("businessKey")
                .asText();
        openBehindLogin(task(run, "Task_ReleasePaymentRun"), "tara.treasurer");
        assertThat(form().innerText()).contains("Payment run " + run, invoice);
        assertPlainText();
        claim();
        form().getByLabel("Release").check();
        button("Complete").click();
        page.locator("text=Select a task").waitFor();
        await().untilAsserted(() -> assertThat(get("tara.treasurer", "/api/v1/payment-runs/" + run)
                        .path("state")
                        .asText())
                .isEqualTo("RELEASED"));
        page.navigate("/cases/" + run);
        assertThat(page.locator("body").innerText()).contains("tara.treasurer");
    }
}

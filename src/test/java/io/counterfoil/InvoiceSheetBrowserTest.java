package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The sheet of a held invoice, in Tasklist and on its page, as the people see it who decide on it. */
class InvoiceSheetBrowserTest extends DocumentBrowserTest {
    @Test
    void buyerReadsTheSheetAsksForACreditNoteAndThePageSaysSo() {
        var order = order("Lamps", "10", "20.00");
        receive(order, "10");
        var invoice = invoice(order, "10", "30.00");
        openBehindLogin(task(invoice, "Task_ReviewMatchException"), "bruno.buyer");
        assertThat(form().innerText())
                .contains(
                        "On hold: price above the order",
                        "10 pcs at 20.00 EUR",
                        "10 pcs for 300.00 EUR",
                        "100.00 EUR too dear",
                        "✗ Failed",
                        "STD version 1",
                        "You decide as Buyer",
                        "No receipt is missing")
                .doesNotContain("Ask the receiver");
        assertPlainText();
        var table = form().locator(".fjs-table").nth(1).boundingBox();
        var difference = form().getByText("Difference").first().boundingBox();
        assertThat(difference.x + difference.width)
                .as("Tasklist cuts nothing off")
                .isLessThanOrEqualTo(table.x + table.width);
        keep("review-match-exception");
        claim();
        form().getByLabel("Request a credit note and wait for it").check();
        PlaywrightAssertions.assertThat(form().getByLabel("Net amount the credit note must have"))
                .hasValue("100.00");
        form().getByLabel("Reason").fill("The price was agreed in March");
        keep("review-match-exception-credit-note");
        button("Complete").click();
        page.locator("text=Select a task").waitFor();

        page.navigate("/invoices/" + invoice);
        assertThat(page.locator("main").innerText())
                .contains(
                        "On hold",
                        "price above the order",
                        "100.00 EUR too dear",
                        "50.00 EUR and 2.0 %",
                        "STD version 1",
                        "Credit note asked for",
                        "The price was agreed in March");
        check("invoice-sheet");

        page.locator("text=Read the original document").click();
        assertThat(page.locator("main").innerText()).contains("BR-" + order, "30.00");
        check("invoice-original");

        page.navigate("/cases/" + invoice);
        page.locator("text=Match sheet and original").first().click();
        assertThat(page.locator("h1").innerText()).contains("price above the order");
    }

    @Test
    void receiverIsAskedForTheReceiptAndAnswers() {
        var order = order("Lamps", "10", "20.00");
        var invoice = invoice(order, "10", "30.00");
        post(
                "bruno.buyer",
                "/engine-rest/task/"
                        + task(invoice, "Task_ReviewMatchException").getId() + "/claim",
                "{\"userId\":\"bruno.buyer\"}");
        post(
                "bruno.buyer",
                "/engine-rest/task/"
                        + task(invoice, "Task_ReviewMatchException").getId() + "/complete",
                """
                {"variables":{"decision":{"value":"askReceiver"},"reason":{"value":"Is it at the gate?"}}}""");
        openBehindLogin(task(invoice, "Task_RecordMissingReceipt"), "rex.receiver");
        assertThat(form().innerText())
                .contains("Did the goods of order " + order, "Is it at the gate?", "10 pcs too many");
        assertPlainText();
        keep("record-missing-receipt");
        claim();
        form().getByLabel("Nothing came").check();
        form().getByLabel("What you know").fill("Not here, the lorry broke down");
        button("Complete").click();
        page.locator("text=Select a task").waitFor();
        page.navigate("/invoices/" + invoice);
        assertThat(page.locator("main").innerText())
                .contains("nothing came, says rex.receiver: Not here, the lorry broke down", "Review match exception");
        check("invoice-sheet-nothing-came");
    }

    @Test
    void operatorsDoNotReadInvoices() {
        logIn("oscar.operator", "oscar-demo");
        page.navigate("/invoices?key=S-100/NONE");
        assertThat(page.locator("h1").innerText()).isEqualTo("This is not for your role");
        assertAccessible();
        forgetComplaintsAbout("403");
    }

    private void check(String name) {
        assertPlainText();
        assertAccessible();
        assertFitsThePhone();
        takePictures(name);
    }

    private void keep(String name) {
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
    }
}

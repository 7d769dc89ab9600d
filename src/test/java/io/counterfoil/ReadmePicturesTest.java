package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes README's pictures anew: {@code mvn test -Dtest=ReadmePicturesTest -Dscreenshots}. */
@EnabledIfSystemProperty(named = "screenshots", matches = ".*")
class ReadmePicturesTest extends DocumentBrowserTest {
    private static final Path IMAGES = Path.of("docs", "images");

    @Test
    void caseApprovalAndPhoneAreTaken() throws IOException {
        var requisition = requisition("Six chairs for the meeting room", "6", "149.00");
        openBehindLogin(task(requisition, "Task_ApproveRequisition"), "olaf.owner");
        claim();
        form().getByLabel("Approve").check();
        take("tasklist-approval.png", DESK, 900);
        logOut();

        var order = order("Desk lamps", "10", "49.00");
        receive(order, "10");
        var invoice = invoice(order, "10", "49.00");
        posted(invoice);
        logIn("carla.controller", "carla-demo");
        page.navigate("/cases/" + order);
        page.waitForSelector(".djs-container .is-done");
        take("case.png", DESK, 1150);
        take("case-phone.png", PHONE, 844);
    }

    private void take(String file, int width, int height) throws IOException {
        page.setViewportSize(width, height);
        page.waitForTimeout(600);
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(file)));
        assertThat(Files.size(IMAGES.resolve(file))).isLessThan(250_000);
    }
}

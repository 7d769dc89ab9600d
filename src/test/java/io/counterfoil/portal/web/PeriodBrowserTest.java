package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.BrowserTest;
import io.counterfoil.period.PeriodClosing;
import io.counterfoil.period.PeriodOpening;
import io.counterfoil.period.ReportingPeriods;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A controller brings a month from its cut-off to its snapshot, and asks to reopen it, in a browser. */
class PeriodBrowserTest extends BrowserTest {
    private static final YearMonth MARCH = YearMonth.of(1983, 3);

    @Autowired
    ReportingPeriods periods;

    @Autowired
    PeriodOpening opening;

    @Autowired
    PeriodClosing closing;

    @Test
    void controllerTicksClosesVerifiesAndAsksToReopen() {
        // Far ahead, so that no timer is quicker than the test.
        var ahead = YearMonth.of(2583, 3);
        opening.open(ahead, ahead, "carla.controller");
        logIn("carla.controller", "carla-demo");
        page.navigate("/periods");
        page.locator("#from").fill(MARCH.toString());
        page.locator("#to").fill(MARCH.toString());
        page.getByText("Open", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        page.waitForSelector("text=" + MARCH);
        check("periods");

        page.navigate("/periods/" + ahead);
        assertThat(page.locator(".title").innerText()).contains("Open");
        page.locator("#reason").fill("Audit");
        page.locator("text=Cut off now").click();
        page.waitForSelector(".title >> text=Cut off");
        check("period-cut-off");

        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> !periods.stateOf(MARCH).isOpen());
        page.navigate("/periods/" + MARCH);
        for (var ticks = page.locator("button:has-text('Tick')"); ticks.count() > 0; ) {
            ticks.first().click();
            page.waitForLoadState();
        }
        assertThat(page.locator("main").innerText()).contains("Nothing is missing.");
        page.locator("text=Close it, or open it again").click();
        page.locator("button[value=close]").click();
        page.waitForLoadState();
        page.navigate("/periods/" + MARCH);
        assertThat(page.locator(".title").innerText()).contains("Closed");
        page.locator("text=Verify now").click();
        assertThat(page.locator("[role=status]").innerText()).contains("Intact");
        page.locator("#reopen-reason").fill("An invoice was found");
        page.locator("button:has-text('Ask')").click();
        page.waitForSelector("text=" + MARCH + "/R1");
        check("period-closed");
    }

    private void check(String name) {
        takePictures(name);
        assertPlainText();
        assertAccessible();
        assertFitsThePhone();
    }
}

package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.BrowserTest;
import io.counterfoil.portal.MeasureExample;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People look at measures and their owner acts on them, in a browser. */
class MeasureBrowserTest extends BrowserTest {
    @Autowired
    ApplicationContext context;

    MeasureExample measures;

    @BeforeEach
    void haveMeasures() {
        measures = new MeasureExample(context);
    }

    @Autowired
    JdbcClient jdbc;

    @Test
    void measureTellsItsTwoLightsItsGateItsValueAndWhoDecidedIt() {
        var key = measures.trapped("Trains instead of flights");
        measures.actual(key, "85.50", "4711-88");
        logIn("fiona.cfo", "fiona-demo");
        page.navigate("/measures/" + key);
        assertThat(page.locator(".gates [aria-current=step]").innerText()).contains("D3");
        assertThat(page.locator("[aria-label=Implementation]").innerText()).contains("Green", "No milestone was due");
        assertThat(page.locator("[aria-label=Potential]").innerText()).contains("Amber", "960", "1200", "0.8000");
        assertThat(page.locator(".alarm").innerText()).contains("Trap", "work on schedule, value not");
        assertThat(page.locator(".timeline").innerText())
                .contains("hana.head", "agreed as sponsor", "carl.category", "Ready for the next step");
        assertThat(page.locator(".chart desc").first().textContent()).contains("Forecast adds up to 960 EUR");
        assertThat(page.locator(".chart desc").last().textContent())
                .isEqualTo("Baseline (original plan) 1,200 EUR, Plan 1,200 EUR, Forecast 960 EUR, Actual so far"
                        + " 85.5 EUR.");
        // The figure leads to its document.
        page.locator("#values ~ table a[href^='#actual-']").first().click();
        assertThat(page.locator("tr:target").innerText()).contains("85.50 EUR", "4711-88/1");
        assertThat(page.locator("#ask").count()).isZero();
        check("measure");
    }

    @Test
    void ownerIsToldWhatIsMissingAndConfirmsTheForecast() {
        var key = measures.decided("Fewer flights", "100");
        logIn(MeasureExample.OWNER, "mia-demo");
        wide(PHONE);
        page.navigate("/measures/" + key);
        assertThat(page.locator("[aria-label=Potential]").innerText()).contains("Amber", "Stale");
        page.locator("#reason").fill("We are done");
        page.locator("button:has-text('Ask')").click();
        page.waitForSelector("[role=alert]");
        assertThat(page.locator("[role=alert]").innerText()).contains("not ready", "Contract with the railway");
        assertThat(page.locator("#reason").inputValue()).isEqualTo("We are done");
        forgetComplaintsAbout("422");
        page.locator("text=Confirm the forecast of " + YearMonth.now()).click();
        page.waitForLoadState();
        assertThat(page.locator("[aria-label=Potential]").innerText())
                .contains("Green")
                .doesNotContain("Stale");
        page.locator("#decision").selectOption("HOLD");
        page.locator("summary:has-text('For a return')").click();
        page.locator("#reviewOn").fill(java.time.LocalDate.now().plusDays(20).toString());
        page.locator("#reason").fill("The railway strikes");
        page.locator("button:has-text('Ask')").click();
        page.waitForSelector("text=Before the gate: Put on hold");
        check("measure-asked");
    }

    @Test
    void implementedMeasureIsClosedAndNotAdvanced() {
        var key = measures.decided("Fewer hotels", "100");
        jdbc.sql("update measure set stage = 'D4' where measure = :measure")
                .param("measure", key)
                .update();
        logIn(MeasureExample.OWNER, "mia-demo");
        page.navigate("/measures/" + key);
        assertThat(page.locator("#decision").innerText()).contains("Cancel").doesNotContain("Advance");
        page.locator("#closing-reason").fill("It pays");
        page.locator("text=Ask for the closure").click();
        page.waitForSelector("[role=alert]");
        assertThat(page.locator("[role=alert]").innerText()).contains("not ready");
        assertThat(page.locator("#closing-reason").inputValue()).isEqualTo("It pays");
        forgetComplaintsAbout("422");
        check("measure-closing");
    }

    @Test
    void measureOfNothingSaysSoAndTheListFindsIt() {
        var key = measures.proposed("An idea only");
        logIn(MeasureExample.OWNER, "mia-demo");
        page.navigate("/measures?mine=true&stage=D0");
        assertThat(page.locator("table").innerText()).contains("An idea only", key);
        check("measures");
        page.locator("text=An idea only").first().click();
        page.waitForSelector("text=Nothing is planned yet.");
        assertThat(page.locator("main").innerText())
                .contains("Not judged", "Nothing has come in from the books yet.", "No gate was asked yet.");
        check("measure-new");
        page.navigate("/measures/M-NONE");
        assertThat(page.locator("main").innerText()).contains("M-NONE");
        forgetComplaintsAbout("404");
    }

    private void check(String name) {
        takePictures(name);
        assertPlainText();
        assertAccessible();
        assertFitsThePhone();
    }
}

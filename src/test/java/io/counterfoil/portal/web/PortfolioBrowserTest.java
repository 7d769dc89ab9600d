package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.BrowserTest;
import io.counterfoil.period.PeriodChecklist;
import io.counterfoil.period.PeriodDecisions;
import io.counterfoil.period.PeriodOpening;
import io.counterfoil.period.PeriodSnapshots;
import io.counterfoil.period.ReportingPeriods;
import io.counterfoil.portal.MeasureExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Leaders go from the organization down to the measure that deceives, and take a steering pack along, in a browser. */
class PortfolioBrowserTest extends BrowserTest {
    private static final YearMonth JUNE = YearMonth.of(1985, 6);

    @Autowired
    ApplicationContext context;

    @Autowired
    PeriodOpening opening;

    @Autowired
    ReportingPeriods periods;

    @Autowired
    PeriodChecklist checklist;

    @Autowired
    PeriodDecisions decisions;

    @Autowired
    PeriodSnapshots snapshots;

    MeasureExample measures;

    @BeforeEach
    void haveMeasures() {
        measures = new MeasureExample(context);
    }

    @Test
    void leaderGoesFromTheTopToTheTrap() {
        var trap = measures.trapped("Green outside, red inside");
        measures.forecast(trap, "20");
        measures.proposed("Only an idea");
        logIn("fiona.cfo", "fiona-demo");
        page.navigate("/portfolio");
        assertThat(page.locator(".nodes").innerText()).contains("Page group", "Implementation", "Potential");
        check("portfolio");
        for (var below : new String[] {"Page group", "Cost programme", "Purchasing", "Indirect spend"}) {
            page.locator(".node h3 a:has-text('" + below + "')").click();
            page.waitForSelector("h1:has-text('" + below + "')");
        }
        assertThat(page.locator("section.node.alarming").innerText()).contains("Trap");
        check("portfolio-node");
        page.locator(".node h3 a:has-text('Travel')").click();
        page.waitForSelector("h1:has-text('Travel')");
        assertThat(page.locator(".node.alarming:has-text('Green outside')").innerText())
                .contains("Green", "Red", "Trap", MeasureExample.CONTROLLER);
        assertThat(page.locator("li.node:has-text('Only an idea')").innerText()).contains("Not judged");
        check("portfolio-package");
        page.navigate("/traps");
        assertThat(page.locator("main").innerText()).contains("Green outside, red inside", trap);
        check("traps");
        page.locator("text=Green outside, red inside").first().click();
        page.waitForSelector(".notice.alarm");
    }

    @Test
    void steeringPackHoldsTheFiguresAndTheHashOfTheSnapshot() throws IOException {
        var key = measures.decided("Réduction =SUM(1)", "1234.50", JUNE);
        measures.actual(key, "1100.25", "4711-85", JUNE);
        close(JUNE);
        // What comes afterwards is not in it.
        measures.actual(key, "7.77", "4711-86", JUNE);
        var hash = snapshots.newest(JUNE).orElseThrow().sha256();
        logIn("fiona.cfo", "fiona-demo");
        page.navigate("/portfolio/PAGE-PF");
        assertThat(page.locator("main").innerText()).contains(JUNE.toString());
        var pack =
                page.request().get("/portfolio/PAGE-PF/pack.pdf?period=" + JUNE).body();
        Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(Path.of("target", "screenshots", "pack.pdf"), pack);
        try (var pdf = Loader.loadPDF(pack)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(hash, "Cost programme", key, "Réduction", "1,234.50 EUR", "1,100.25 EUR", "D3 Decided")
                    .doesNotContain("7.77", "1,108.02");
        }
        assertThat(page.request()
                        .get("/portfolio/PAGE-PF/pack.csv?period=" + JUNE)
                        .text())
                .startsWith("period,version,sha256,measure,")
                .contains("1985-06,1," + hash + "," + key, ",EUR,1234.5,1234.5,1234.5,1100.25,");
        assertThat(page.request()
                        .get("/portfolio/PAGE-PF/pack.pdf?period=1985-07")
                        .status())
                .isEqualTo(404);
        forgetComplaintsAbout("404");
        logOut();
        logIn("rita.requester", "rita-demo");
        assertThat(page.request()
                        .get("/portfolio/PAGE-PF/pack.csv?period=" + JUNE)
                        .status())
                .isEqualTo(403);
    }

    private void close(YearMonth month) {
        opening.open(month, month, MeasureExample.CONTROLLER);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !periods.stateOf(month).isOpen());
        checklist.of(periods.get(month)).stream()
                .filter(item -> !item.machine() && !item.isDone())
                .forEach(item -> checklist.tick(month, item.item(), "Seen", MeasureExample.CONTROLLER));
        decisions.close(month, "For the committee", MeasureExample.CONTROLLER);
    }

    private void check(String name) {
        takePictures(name);
        assertPlainText();
        assertAccessible();
        assertFitsThePhone();
    }
}

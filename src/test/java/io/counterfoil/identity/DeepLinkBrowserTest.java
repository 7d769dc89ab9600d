package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.counterfoil.RunningApplicationTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a real browser can show: fragments, stylesheets, and the webapps' own scripts under our headers. */
class DeepLinkBrowserTest extends RunningApplicationTest {
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    private final List<String> errors = new ArrayList<>();
    private Playwright playwright;
    private Page page;

    @BeforeEach
    void openBrowser() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM + "; name one in CHROMIUM");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        page = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")))
                .newPage();
        page.onPageError(errors::add);
    }

    @AfterEach
    void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void linkToATaskSurvivesTheLogin() {
        var task = engine.getTaskService().newTask();
        task.setName("Pay the deep link");
        engine.getTaskService().saveTask(task);
        engine.getTaskService().addCandidateGroup(task.getId(), "treasurer");

        page.navigate(url("/camunda/app/tasklist/default/#/?task=" + task.getId()));
        assertThat(page.url()).contains("/login?next=");
        page.getByLabel("Login").fill("tara.treasurer");
        page.getByLabel("Password").fill("tara-demo");
        page.keyboard().press("Enter");

        page.waitForSelector("h2:has-text('Pay the deep link')");
        assertThat(page.url()).contains("/camunda/app/tasklist/default/#/").contains("task=" + task.getId());
        assertThat(page.locator(".ce-eol-banner").count()).isEqualTo(1);
        assertThat(page.locator(".ce-eol-banner").isVisible()).isFalse();
        assertThat(page.locator(".task-filters").innerText())
                .contains("All my work", "My tasks", "My groups' tasks", "Overdue");
        assertThat(errors).isEmpty();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "tasklist.png")));
        engine.getTaskService().deleteTask(task.getId(), true);
    }

    @Test
    void loginPageFitsAPhoneAndStartsInTheFirstField() {
        page.setViewportSize(390, 780);
        page.navigate(url("/login?notice=FAILED"));
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "login.png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("username");
        assertThat(page.getByRole(AriaRole.ALERT).isVisible()).isTrue();
    }
}

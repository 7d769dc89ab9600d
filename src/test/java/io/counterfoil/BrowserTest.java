package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Base of tests that look at the pages in Debian's Chromium, or the one that {@code CHROMIUM} names; skipped, with the
 * reason, where there is none. A page may ask nobody but this machine and may not complain on its console: both are
 * checked after each test.
 */
public abstract class BrowserTest extends RunningApplicationTest {
    protected static final int DESK = 1400;
    protected static final int PHONE = 390;

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    /** Tasklist's own frame for embedded forms; nothing that we could change. */
    private static final String TASKLIST_FRAME = "both allow-scripts and allow-same-origin";

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static Playwright playwright;
    private static Browser browser;

    protected Page page;
    private BrowserContext window;
    private final List<String> foreignRequests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startBrowser() {
        assumeTrue(
                Files.isExecutable(CHROMIUM),
                () -> "SKIPPED: no browser at " + CHROMIUM + "; install Chromium or name one in CHROMIUM");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openWindow() {
        window = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(url(""))
                .setLocale("en-GB")
                .setViewportSize(DESK, 900));
        window.onRequest(request -> {
            var address = URI.create(request.url());
            if (address.getHost() != null && !address.getHost().equals("127.0.0.1")) {
                foreignRequests.add(request.url());
            }
        });
        window.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())
                    && !message.text().contains(TASKLIST_FRAME)) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        window.onWebError(error -> complaints.add(error.error()));
        window.setDefaultTimeout(10_000);
        page = window.newPage();
    }

    @AfterEach
    void nobodyElseWasAskedAndNothingComplained() {
        window.close();
        assertThat(foreignRequests).as("requests that leave this machine").isEmpty();
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }

    /** Logs in by the login page. */
    protected void logIn(String login, String password) {
        page.navigate("/login");
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(address -> !URI.create(address).getPath().equals("/login"));
    }

    /** Answers of the server that a test provokes stand on the console as failed requests; they are expected. */
    protected void forgetComplaintsAbout(String words) {
        complaints.removeIf(complaint -> complaint.contains(words));
    }

    /** Ends the session, as somebody who makes room for a colleague. */
    protected void logOut() {
        page.navigate("/logout");
        page.locator("button").getByText("Log out").last().click();
        page.waitForURL(address -> URI.create(address).getPath().equals("/login"));
    }

    /** Nothing that axe-core calls critical or serious. */
    protected void assertAccessible() {
        var found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("critical", "serious").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
        assertThat(found).as("serious findings of axe-core at " + page.url()).isEmpty();
    }

    /** Keeps pictures of the page at both widths, light and dark, under {@code target/screenshots}. */
    protected void takePictures(String name) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var width : List.of(DESK, PHONE)) {
                wide(width);
                var file = "%s-%d-%s.png".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(file))
                        .setFullPage(true));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        wide(DESK);
    }

    /** Makes the window this many pixels wide and lets the page settle. */
    protected void wide(int pixels) {
        page.setViewportSize(pixels, pixels == PHONE ? 780 : 900);
        page.waitForTimeout(150);
    }

    /** What a person must never read: ids of the engine, expressions, raw JSON. */
    protected void assertPlainText() {
        assertThat(page.locator("body").innerText())
                .doesNotContainPattern("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
                .doesNotContain("${", "#{")
                .doesNotContainPattern("[{\\[]\\s*\"\\w+\"\\s*:");
    }

    protected void assertFitsThePhone() {
        wide(PHONE);
        var overhang = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overhang).as("pixels to scroll sideways on a phone").isEqualTo(0);
        wide(DESK);
    }
}

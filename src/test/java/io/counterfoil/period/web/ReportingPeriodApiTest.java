package io.counterfoil.period.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.RunningApplicationTest;
import io.counterfoil.kernel.Sha256;
import io.counterfoil.period.SnapshotSource;
import io.counterfoil.period.SnapshotWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Controllers run a period over HTTP, with the job executor's timer in between. */
class ReportingPeriodApiTest extends RunningApplicationTest {
    private static final String PATH = "/api/v1/reporting-periods";
    private static final String CARLA = "carla.controller";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Each test has a year of its own, long past: the timer cuts it off at once. */
    private static final AtomicInteger YEARS = new AtomicInteger(1905);

    @Autowired
    DefaultListableBeanFactory beans;

    @Autowired
    ObjectMapper mapper;

    private final YearMonth october = YearMonth.of(YEARS.incrementAndGet(), 10);
    private final YearMonth november = october.plusMonths(1);

    /** Two hundred and fifty figures, one of which a spreadsheet would run. */
    private static final class Figures implements SnapshotSource {
        @Override
        public String name() {
            return "figures";
        }

        @Override
        public void write(YearMonth period, SnapshotWriter out) {
            out.text("M-0", "name", "=HYPERLINK(\"x\")");
            IntStream.range(1, 250).forEach(i -> out.amount("M-" + i, "plan", BigDecimal.valueOf(i, 2), "EUR"));
        }
    }

    @BeforeEach
    void bringFigures() {
        beans.registerSingleton("figuresOfTheTest", new Figures());
    }

    @AfterEach
    void takeFiguresAway() {
        beans.destroySingleton("figuresOfTheTest");
    }

    @Test
    void periodGoesFromOpeningToItsVerifiedSnapshot() throws Exception {
        assertThat(post(CARLA, PATH, months(october, november)).statusCode()).isEqualTo(200);
        assertThat(post(CARLA, PATH, months(october, november)).statusCode()).isEqualTo(200);
        awaitCutOff(october);
        var read = json(get(CARLA, PATH + "/" + october));
        assertThat(read.get("changedBy").asText()).isEqualTo("counterfoil");
        assertThat(read.get("missing").toString()).contains("Actuals imported: nobody ticked it yet");

        var refused = post(CARLA, PATH + "/" + october + "/closure", "{}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("code").asText()).isEqualTo("PERIOD_INCOMPLETE");
        tickAll(october);
        var closed = post(CARLA, PATH + "/" + october + "/closure", "{\"remark\":\"Done\"}");
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
        assertThat(json(closed).get("lockedSince").asText()).isNotEmpty();
        assertThat(json(closed).at("/snapshots/0/rows").asInt()).isEqualTo(250);

        var address = PATH + "/" + october + "/snapshots/1";
        var rows = json(get("fiona.cfo", address + "?page=1&size=200"));
        assertThat(rows.get("items")).hasSize(50);
        assertThat(rows.at("/items/0/subject").asText()).isEqualTo("M-200");
        assertThat(new BigDecimal(rows.at("/items/0/amount").asText())).isEqualByComparingTo("2.00");
        var csv = get("stella.steering", address + ".csv");
        var hash = Sha256.hex(csv.body().getBytes(StandardCharsets.UTF_8));
        assertThat(hash).isEqualTo(json(closed).at("/snapshots/0/sha256").asText());
        assertThat(csv.headers().firstValue("ETag")).contains('"' + hash + '"');
        assertThat(csv.headers().firstValue("Repr-Digest").orElse("")).startsWith("sha-256=:");
        assertThat(csv.body())
                .contains("figures,M-0,name,,,\"'=HYPERLINK(\"\"x\"\")\"\r\n", "figures,M-199,plan,1.99,EUR,\r\n");
        assertThat(json(get(CARLA, address + "/verification")).get("intact").asBoolean())
                .isTrue();
        assertThat(get("rita.requester", PATH + "?size=200").body()).contains(october.toString());
    }

    @Test
    void periodClosesOnceHoweverManyCloseItAtTheSameMoment() throws Exception {
        post(CARLA, PATH, months(october, october));
        awaitCutOff(october);
        tickAll(october);
        var all = 4;
        var together = new CyclicBarrier(all);
        var pool = Executors.newFixedThreadPool(all);
        try {
            var answers = IntStream.range(0, all)
                    .mapToObj(i -> pool.submit(() -> {
                        together.await(20, TimeUnit.SECONDS);
                        return post(CARLA, PATH + "/" + october + "/closure", "{}")
                                .statusCode();
                    }))
                    .toList();
            var statuses = new java.util.ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(200).contains(409).containsOnly(200, 409);
        } finally {
            pool.shutdownNow();
        }
        assertThat(json(get(CARLA, PATH + "/" + october)).get("snapshots")).hasSize(1);
        var again = post(CARLA, PATH + "/" + october + "/closure", "{}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).get("code").asText()).isEqualTo("PERIOD_NOT_CUT_OFF");
    }

    @Test
    void laterPeriodIsNotClosedFirst() throws Exception {
        post(CARLA, PATH, months(october, november));
        awaitCutOff(october);
        awaitCutOff(november);
        tickAll(november);
        var refused = post(CARLA, PATH + "/" + november + "/closure", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).get("code").asText()).isEqualTo("PERIOD_EARLIER_OPEN");
    }

    @Test
    void cutOffIsMovedMadeEarlyAndTakenBackWithAReason() throws Exception {
        var future = YearMonth.of(2601, october.getYear() % 12 + 1);
        post(CARLA, PATH, months(future, future));
        var moment = future.plusMonths(2).atDay(1) + "T12:00:00+01:00";
        var moved =
                send(CARLA, "PATCH", PATH + "/" + future, "{\"cutOffAt\":\"" + moment + "\",\"reason\":\"Holiday\"}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertThat(json(moved).get("cutOffAt").asText())
                .isEqualTo(future.plusMonths(2).atDay(1) + "T11:00:00Z");
        assertThat(post(CARLA, PATH + "/" + future + "/cut-off", "{\"reason\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        var cutOff = post(CARLA, PATH + "/" + future + "/cut-off", "{\"reason\":\"Audit\"}");
        assertThat(json(cutOff).get("state").asText()).isEqualTo("CUT_OFF");
        tickAll(future);
        var early = post(CARLA, PATH + "/" + future + "/closure", "{}");
        assertThat(json(early).get("code").asText()).isEqualTo("PERIOD_NOT_OVER");
        var back = post(CARLA, PATH + "/" + future + "/return", "{\"reason\":\"Plant 2 is missing\"}");
        assertThat(json(back).get("state").asText()).isEqualTo("OPEN");
        assertThat(json(back).at("/checklist/0/done").asBoolean()).isFalse();
    }

    @Test
    void reopeningWaitsForTheChairOfTheSteeringCommittee() throws Exception {
        post(CARLA, PATH, months(october, october));
        awaitCutOff(october);
        assertThat(post(CARLA, PATH + "/" + october + "/reopening", "{\"reason\":\"Early\"}")
                        .statusCode())
                .isEqualTo(409);
        tickAll(october);
        post(CARLA, PATH + "/" + october + "/closure", "{}");
        var asked = post(CARLA, PATH + "/" + october + "/reopening", "{\"reason\":\"Invoice found\"}");
        assertThat(json(asked).at("/reopenings/0/state").asText()).isEqualTo("REQUESTED");
        var task = json(get("stella.steering", "/api/v1/tasks?document=" + october + "/R1"))
                .at("/items/0/id")
                .asText();
        assertThat(post(CARLA, "/api/v1/tasks/" + task + "/decision", "{\"answer\":\"agree\",\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        var agreed = post(
                "stella.steering",
                "/api/v1/tasks/" + task + "/decision",
                "{\"answer\":\"agree\",\"reason\":\"Seen it\"}");
        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
        assertThat(json(get(CARLA, PATH + "/" + october)).get("state").asText()).isEqualTo("REOPENED");
    }

    @Test
    void othersReadTheListButChangeNothingAndSeeNoFigures() throws Exception {
        post(CARLA, PATH, months(october, october));
        for (var login : List.of("rita.requester", "olaf.owner", "fiona.cfo", "stella.steering", "oscar.operator")) {
            assertThat(get(login, PATH + "/" + october).statusCode()).isEqualTo(200);
            assertThat(post(login, PATH, months(november, november)).statusCode())
                    .as(login)
                    .isEqualTo(403);
            for (var act : List.of("cut-off", "closure", "return", "reopening", "checklist/ACTUALS_IMPORTED")) {
                assertThat(post(
                                        login,
                                        PATH + "/" + october + "/" + act,
                                        "{\"reason\":\"x\"}"
                                                .replace(
                                                        "reason",
                                                        act.equals("closure") || act.startsWith("check")
                                                                ? "remark"
                                                                : "reason"))
                                .statusCode())
                        .as(login + " " + act)
                        .isEqualTo(403);
            }
        }
        assertThat(get("olaf.owner", PATH + "/" + october + "/snapshots/1").statusCode())
                .isEqualTo(403);
        assertThat(get("olaf.owner", PATH + "/" + october + "/snapshots/1.csv").statusCode())
                .isEqualTo(403);
        assertThat(json(get(CARLA, PATH + "/" + november)).get("code").asText()).isEqualTo("PERIOD_UNKNOWN");
        assertThat(json(get(CARLA, PATH + "/" + october + "/snapshots/1"))
                        .get("code")
                        .asText())
                .isEqualTo("SNAPSHOT_UNKNOWN");
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "2026-13, 2026-13, 400",
        "2026-00, 2026-01, 400",
        "2026-1, 2026-02, 400",
        "1850-01, 1850-01, 422",
        "2650-05, 2650-04, 422",
        "2650-05, 2659-05, 422",
        "' 2650-05', 2650-05, 400"
    })
    void monthsThatMakeNoSenseAreRefused(String from, String to, int status) throws Exception {
        var answer = post(CARLA, PATH, "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"2026-13", "october", "2026-10-01", "2026-10%2F..", "99999999999-01"})
    void periodThatIsNoMonthIsRefusedAsProblem(String period) throws Exception {
        var answer = get(CARLA, PATH + "/" + period);
        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(get(CARLA, PATH + "/2026-10/snapshots/99999999999").statusCode())
                .isBetween(400, 422);
    }

    @ParameterizedTest
    @CsvSource({"1999-01-01T00:00:00Z", "tomorrow", "+999999999-12-31T00:00:00Z", "2026-11-04"})
    void cutOffIsAMomentInTheFuture(String moment) throws Exception {
        var future = YearMonth.of(2600, 3);
        post(CARLA, PATH, months(future, future));
        var answer = send(CARLA, "PATCH", PATH + "/" + future, "{\"cutOffAt\":\"" + moment + "\",\"reason\":\"x\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("cutOffAt");
    }

    private void awaitCutOff(YearMonth month) {
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> json(get(CARLA, PATH + "/" + month))
                        .get("state")
                        .asText()
                        .equals("CUT_OFF"));
    }

    private void tickAll(YearMonth month) throws Exception {
        for (var item : json(get(CARLA, PATH + "/" + month)).get("checklist")) {
            if (!item.get("machine").asBoolean()) {
                var ticked = post(
                        CARLA,
                        PATH + "/" + month + "/checklist/" + item.get("item").asText(),
                        "{\"remark\":\"Looked\"}");
                assertThat(ticked.statusCode()).as(ticked.body()).isEqualTo(200);
            }
        }
    }

    private static String months(YearMonth from, YearMonth to) {
        return "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
    }

    private JsonNode json(HttpResponse<String> answer) throws Exception {
        return mapper.readTree(answer.body());
    }

    private HttpResponse<String> get(String login, String path) throws Exception {
        return send(login, "GET", path, "");
    }

    private HttpResponse<String> post(String login, String path, String body) throws Exception {
        return send(login, "POST", path, body);
    }

    private HttpResponse<String> send(String login, String method, String path, String body) throws Exception {
        var password = login.split("\\.", 2)[0] + "-demo";
        var basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url(path)))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}

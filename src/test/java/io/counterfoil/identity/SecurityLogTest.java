package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.RunningApplicationTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SecurityLogTest extends RunningApplicationTest {
    /** What is kept after an answer may come a moment after the caller has it. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    SecurityLog log;

    @Autowired
    SecurityLogFile file;

    @Autowired
    SecurityEvents events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final String person = "log." + UUID.randomUUID();

    @Test
    void thousandEqualRefusalsAreOneRowWithTheirCount() {
        var fixed = at(Instant.parse("2026-11-21T12:01:00Z"));
        for (var i = 0; i < 1000; i++) {
            fixed.keep(refusal("no. " + i));
        }
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.repeats()).isEqualTo(1000);
            assertThat(line.reason()).isEqualTo("no. 999");
        });
        at(Instant.parse("2026-11-21T12:15:00Z")).keep(refusal("later"));
        assertThat(lines()).as("a new quarter of an hour").hasSize(2);
    }

    @Test
    void floodLeavesFewLinesInTheFile() throws IOException {
        var fixed = at(Instant.parse("2026-11-21T12:01:00Z"));
        for (var i = 0; i < 100; i++) {
            fixed.keep(refusal("again"));
        }
        assertThat(linesOfFile())
                .extracting(line -> line.at("/counterfoil/repeats").asInt())
                .containsExactly(1, 2, 4, 8, 16, 32, 64);
    }

    @Test
    void differentRulesAndDocumentsAreKeptApart() {
        var fixed = at(Instant.parse("2026-11-21T12:01:00Z"));
        fixed.keep(refusal("refused by rule S1 (nobody ...)"));
        fixed.keep(refusal("refused by rule S4 (nobody ...)"));
        fixed.keep(refusal("refused by rule S4 (nobody ...)").on("REQ-9"));
        assertThat(lines())
                .hasSize(3)
                .extracting(SecurityEvents.Line::rule)
                .containsExactlyInAnyOrder("S1", "S4", "S4");
    }

    @Test
    void lineBreaksControlAndBidiCharactersForgeNoEntry() throws IOException {
        log.keep(SecurityEvent.failure(
                SecurityAction.ACT_REFUSED,
                person,
                "act\r\n{\"event\":{\"action\":\"login-succeeded\"}}",
                "a\u0000b\u001b[31mc\u202ed\u2028e\nf"));
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.act()).isEqualTo("act {\"event\":{\"action\":\"login-succeeded\"}}");
            assertThat(line.reason()).isEqualTo("a b [31mc d e f");
        });
        assertThat(linesOfFile())
                .singleElement()
                .satisfies(line -> assertThat(line.at("/event/action").asText()).isEqualTo("act-refused"));
    }

    @Test
    void accountNumbersAreCovered() throws IOException {
        log.keep(refusal("pay to DE89370400440532013000 or DE89 3704 0044 0532 0130 00 with REQ-2026-0815"));
        assertThat(lines())
                .singleElement()
                .extracting(SecurityEvents.Line::reason)
                .isEqualTo("pay to IBAN ending 3000 or IBAN ending 0 00 with REQ-2026-0815");
        assertThat(Files.readString(file.path())).doesNotContain("DE8937");
    }

    @Test
    void fileSpeaksTheElasticCommonSchema() throws IOException {
        log.keep(refusal("refused by rule S1 (nobody ...)").on("REQ-7"));
        assertThat(linesOfFile()).singleElement().satisfies(line -> {
            assertThat(line.at("/ecs/version").asText()).isNotEmpty();
            assertThat(line.at("/event/kind").asText()).isEqualTo("event");
            assertThat(line.at("/event/category/0").asText()).isEqualTo("api");
            assertThat(line.at("/event/outcome").asText()).isEqualTo("failure");
            assertThat(line.at("/rule/name").asText()).isEqualTo("S1");
            assertThat(line.at("/user/name").asText()).isEqualTo(person);
            assertThat(line.at("/service/name").asText()).isEqualTo("counterfoil");
            assertThat(line.has("@timestamp")).isTrue();
        });
    }

    @Test
    void changeThatIsRolledBackIsOnRecordNowhere() throws IOException {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            log.keepWithTransaction(SecurityEvent.success(SecurityAction.ROLES_CHANGED, person, "", "now cfo"));
            status.setRollbackOnly();
        });
        assertThat(lines()).isEmpty();
        assertThat(linesOfFile()).isEmpty();
    }

    @Test
    void oldEventsAreForgotten() {
        at(Instant.parse("2020-01-01T00:00:00Z")).keep(refusal("old"));
        log.keep(refusal("new"));
        log.forgetTheOld();
        assertThat(lines()).extracting(SecurityEvents.Line::reason).containsExactly("new");
    }

    @Test
    void nameThatNoAccountBearsIsNotKept() {
        var secret = "typed-into-the-wrong-field-" + UUID.randomUUID();
        new HttpVisitor(port).logIn(secret, "x", "/");
        assertThat(jdbc.sql("select count(*) from security_event where to_jsonb(security_event)::text like :text")
                        .param("text", "%" + secret + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(events.count(filter("", SecurityAction.LOGIN_FAILED))).isPositive();
    }

    @Test
    void loginAndLogoutAtEachDoorAreOnRecord() {
        var visitor = new HttpVisitor(port);
        visitor.logIn("bea.board");
        visitor.post("/logout", java.util.Map.of("_csrf", visitor.token("/logout")));
        visitor.webappPost(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                java.util.Map.of("username", "bea.board", "password", "bea-demo"));
        visitor.webappPost("/camunda/api/admin/auth/user/default/logout", java.util.Map.of());
        visitor.getAs("/engine-rest/task", "bea.board", "bea-demo");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events.find(filter("bea.board", null), 50, 0))
                        .extracting(line -> line.action() + " " + line.act())
                        .contains(
                                "LOGIN_SUCCEEDED login page",
                                "LOGOUT login page",
                                "LOGIN_SUCCEEDED webapp login",
                                "LOGOUT webapp login",
                                "LOGIN_SUCCEEDED HTTP Basic"));
    }

    @Test
    void grantByTheAdministratorIsOnRecordWithWhoAndWhat() {
        var visitor = new HttpVisitor(port);
        var path = "/engine-rest/group/controller/members/vera.vendor";
        var basic = HttpVisitor.basic("admin", "admin-demo");
        assertThat(visitor.send(visitor.request(path)
                                .header("Authorization", basic)
                                .PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(visitor.send(visitor.request(path)
                                .header("Authorization", basic)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(events.find(filter("admin", SecurityAction.ADMINISTRATION), 50, 0))
                .extracting(line -> line.act() + ": " + line.reason())
                .contains("CreateMembership: vera.vendor, controller", "DeleteMembership: vera.vendor, controller");
    }

    @Test
    void refusalOfOurApiIsOnRecordWithItsReason() {
        new HttpVisitor(port).getAs("/api/v1/security-events", "rex.receiver", "rex-demo");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events.find(filter("rex.receiver", SecurityAction.ACT_REFUSED), 50, 0))
                        .anySatisfy(line -> {
                            assertThat(line.act()).isEqualTo("GET /api/v1/security-events");
                            assertThat(line.reason()).contains("needs one of the roles");
                            assertThat(line.address()).isEqualTo("127.0.0.1");
                        }));
    }

    @Test
    void controllerAndAdministratorReadTheLogAndNobodyElse() throws IOException {
        log.keep(refusal("to be read"));
        for (var reader : List.of("carla.controller:carla-demo", "admin:admin-demo")) {
            var login = reader.split(":");
            var answer = new HttpVisitor(port)
                    .getAs("/api/v1/security-events?person=" + person + "&outcome=failure&size=1", login[0], login[1]);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var page = new ObjectMapper().readTree(answer.body());
            assertThat(page.at("/total").asInt()).isEqualTo(1);
            assertThat(page.at("/items/0/reason").asText()).isEqualTo("to be read");
            assertThat(page.at("/_links/self/href").asText()).contains("person=" + person, "outcome=failure");
        }
        for (var login : List.of("olaf.owner", "oscar.operator", "dora.designer", "tara.treasurer")) {
            var visitor = new HttpVisitor(port);
            assertThat(visitor.getAs("/api/v1/security-events", login, login.split("\\.")[0] + "-demo")
                            .statusCode())
                    .isEqualTo(403);
            visitor.logIn(login);
            assertThat(visitor.get("/security").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void pageShowsWhatIsAskedForAsText() {
        log.keep(refusal("<script>alert(1)</script>"));
        var visitor = new HttpVisitor(port);
        visitor.logIn("carla.controller");
        var page = visitor.get("/security?person=" + person + "&action=ACT_REFUSED&outcome=failure&from=&to=");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(person, "&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(visitor.get("/security?person=" + person + "&to=2020-01-01").body())
                .contains("Nothing of this kind");
        assertThat(visitor.get("/security?action=NONSENSE").statusCode()).isEqualTo(400);
    }

    private SecurityLog at(Instant moment) {
        var clock = Clock.fixed(moment, ZoneOffset.UTC);
        return new SecurityLog(jdbc, transactions, file, new SecurityLogSettings(Duration.ofDays(400), 10), clock);
    }

    private SecurityEvent refusal(String reason) {
        return SecurityEvent.failure(SecurityAction.ACT_REFUSED, person, "Test", reason);
    }

    private List<SecurityEvents.Line> lines() {
        return events.find(filter(person, null), 50, 0);
    }

    private static SecurityEvents.Filter filter(
            String person, @org.jspecify.annotations.Nullable SecurityAction action) {
        return new SecurityEvents.Filter(person, action, null, null, null, null);
    }

    private List<JsonNode> linesOfFile() throws IOException {
        var mapper = new ObjectMapper();
        var found = new java.util.ArrayList<JsonNode>();
        for (var line : Files.readAllLines(file.path())) {
            var json = mapper.readTree(line);
            if (json.at("/user/name").asText().equals(person)) {
                found.add(json);
            }
        }
        return found;
    }
}

package io.counterfoil.governance.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.RunningApplicationTest;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A measure over HTTP, from the structure it hangs in to the question at its gate. */
class GovernanceApiTest extends RunningApplicationTest {
    private static final String OTTO = "otto.office";
    private static final String MIA = "mia.measure";
    private static final String HANA = "hana.head";
    private static final String CARLA = "carla.controller";
    private static final String ERP = "erp.gateway";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired
    ObjectMapper mapper;

    record Answer(int status, JsonNode body) {
        String code() {
            return body.path("code").asText();
        }

        String detail() {
            return body.path("detail").asText();
        }
    }

    @BeforeEach
    void haveAStructure() {
        put(
                "fiona.cfo",
                "/legal-entities/API-DE",
                "{'name':'API GmbH','currency':'EUR','controllers':['carla.controller','conrad.controller']}");
        put(
                OTTO,
                "/steering-committees/API-STC",
                "{'name':'STC','chair':'stella.steering','members':['stella.steering','bo.board','bea.board','lena.legal']}");
        put(OTTO, "/structure/API-ORG", "{'level':'ORGANIZATION','name':'Group'}");
        put(OTTO, "/structure/API-PF", "{'level':'PORTFOLIO','name':'Costs','parent':'API-ORG'}");
        put(OTTO, "/structure/API-PG", "{'level':'PROGRAM','name':'Buying','parent':'API-PF'}");
        put(OTTO, "/structure/API-PR", "{'level':'PROJECT','name':'Travel','parent':'API-PG','lead':'ian.it'}");
        put(
                OTTO,
                "/structure/API-MP",
                "{'level':'MEASURE_PACKAGE','name':'Flights','parent':'API-PR','lead':'carl.category'}");
    }

    private String propose() {
        var answer = post(
                MIA,
                "/measures",
                "{'name':'Fewer flights','parentPackage':'API-MP','owner':'mia.measure','currency':'EUR'}");
        assertThat(answer.status()).as(answer.detail()).isEqualTo(201);
        return answer.body().path("measure").asText();
    }

    private static String whole(String measureVersion, String more) {
        return "{'version':" + measureVersion
                + ",'name':'Fewer flights','description':'Trains','parentPackage':'API-MP',"
                + "'owner':'mia.measure','sponsor':'hana.head','controller':'carla.controller','legalEntity':'API-DE',"
                + "'businessUnit':'Sales','businessFunction':'Travel','committee':'API-STC','effect':'RECURRING',"
                + "'plLine':'Travel','currency':'EUR','referenceValue':2400,'referenceSource':'Ledger','target':1200"
                + more
                + "}";
    }

    @Test
    void measureIsProposedDescribedAndBroughtBeforeItsGate() {
        var key = propose();
        var missing = get(MIA, "/measures/" + key + "/gate-readiness").body();
        assertThat(missing.path("ready").asBoolean()).isFalse();
        assertThat(missing.path("guards")).hasSizeGreaterThan(8);
        var refused = post(MIA, "/measures/" + key + "/gate-passages", "{'decision':'ADVANCE','reason':'Now'}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("GATE_NOT_READY");
        assertThat(refused.detail()).contains("description").contains("sponsor").contains("has not accepted");

        assertThat(put(MIA, "/measures/" + key, whole("0", "")).status()).isEqualTo(200);
        assertThat(post(MIA, "/measures/" + key + "/acceptance", "{}").status()).isEqualTo(200);
        var asked = post(MIA, "/measures/" + key + "/gate-passages", "{'decision':'ADVANCE','reason':'Now'}");

        assertThat(asked.status()).as(asked.detail()).isEqualTo(201);
        var passage = asked.body().path("passage").asText();
        var tasks = get("carl.category", "/tasks?document=" + passage).body().path("items");
        assertThat(tasks).hasSize(1);
        var decided = post(
                "carl.category",
                "/tasks/" + tasks.get(0).path("id").asText() + "/decision",
                "{'answer':'approve','reason':''}");
        assertThat(decided.status()).as(decided.body().toString()).isLessThan(300);
        assertThat(get(MIA, "/measures/" + key).body().path("stage").asText()).isEqualTo("D1");
        assertThat(get(MIA, "/measures/" + key + "/gate-passages")
                        .body()
                        .at("/items/0/votes/0/voter")
                        .asText())
                .isEqualTo("carl.category");
    }

    @Test
    void whoHasReadAnOldVersionOverwritesNothing() {
        var key = propose();
        assertThat(put(MIA, "/measures/" + key, whole("0", "")).status()).isEqualTo(200);

        var late = put(MIA, "/measures/" + key, whole("0", ""));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("MEASURE_CHANGED_MEANWHILE");
    }

    @Test
    void ofTwoQuestionsAtOnceOneIsAsked() throws Exception {
        var key = propose();
        put(MIA, "/measures/" + key, whole("0", ""));
        post(MIA, "/measures/" + key + "/acceptance", "{}");
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> ask =
                    () -> post(MIA, "/measures/" + key + "/gate-passages", "{'decision':'ADVANCE','reason':'Now'}")
                            .status();
            var answers = pool.invokeAll(Stream.generate(() -> ask).limit(4).toList());
            assertThat(answers)
                    .extracting(answer -> answer.get())
                    .containsOnly(201, 409)
                    .containsOnlyOnce(201);
        } finally {
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/measures | {'name':'X','parentPackage':'NOPE','owner':'mia.measure','currency':'EUR'} | STRUCTURE_PARENT_WRONG",
                "/measures | {'name':'X','parentPackage':'API-MP','owner':'nobody.here','currency':'EUR'} | ACCOUNT_MISSING",
                "/measures | {'name':'X','parentPackage':'API-MP','owner':'mia.measure','currency':'XXQ'} | INPUT_INVALID",
                "/measures | {'measure':'m 1','name':'X','parentPackage':'API-MP','owner':'mia.measure','currency':'EUR'} | INPUT_INVALID",
                "/measures | {'name':'X','parentPackage':'API-MP','owner':'mia.measure','sponsor':'mia.measure','currency':'EUR'} | ROLES_OF_MEASURE",
                "/measures | {'name':'X','parentPackage':'API-MP','owner':'mia.measure','controller':'fiona.cfo','legalEntity':'API-DE','currency':'EUR'} | CONTROLLER_WRONG",
                "/measures | {'name':'X','parentPackage':'API-MP','owner':'mia.measure','currency':'EUR','target':-1} | INPUT_INVALID",
                "/measures | {'name':'X','parentPackage':'API-MP','owner':'mia.measure','currency':'EUR','target':1.001} | INPUT_INVALID",
            })
    void wrongMeasureIsRefusedWithAWord(String path, String body, String code) {
        var answer = post(MIA, path, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void ownerPlansForecastsAndReportsAndNobodyElseDoes() {
        var key = propose();
        put(MIA, "/measures/" + key, whole("0", ""));
        var now = YearMonth.now();
        var plan = "{'values':[{'period':'" + now + "','recurring':100},{'period':'" + now.plusMonths(1)
                + "','recurring':100.25,'oneOffCost':45}]}";
        assertThat(put(HANA, "/measures/" + key + "/plan", plan).code()).isEqualTo("NOT_THE_OWNER");
        assertThat(new BigDecimal(put(MIA, "/measures/" + key + "/plan", plan)
                        .body()
                        .at("/values/1/recurring")
                        .asText()))
                .isEqualByComparingTo("100.25");
        assertThat(post(HANA, "/measures/" + key + "/plan/confirmation", "{}").code())
                .isEqualTo("NOT_THE_CONTROLLER");
        assertThat(post(CARLA, "/measures/" + key + "/plan/confirmation", "{}").status())
                .isEqualTo(200);
        assertThat(put(
                                MIA,
                                "/measures/" + key + "/milestones",
                                "{'milestones':[{'number':1,'name':'Go','weight':0,'baseline':'2026-12-01'}]}")
                        .status())
                .isEqualTo(422);
        assertThat(put(
                                MIA,
                                "/measures/" + key + "/milestones",
                                "{'milestones':[{'number':1,'name':'Go','weight':1,'baseline':'2026-12-01'}]}")
                        .status())
                .isEqualTo(200);
        var unproven =
                put(MIA, "/measures/" + key + "/milestones/1", "{'forecast':'2026-11-01','doneOn':'2026-11-01'}");
        assertThat(unproven.status()).isEqualTo(422);
        assertThat(unproven.detail()).contains("evidence");
        var status = get(MIA, "/measures/" + key + "/status").body();
        assertThat(new BigDecimal(status.at("/potential/current/planned").asText()))
                .isEqualByComparingTo("200.25");
        assertThat(put(MIA, "/measures/" + key + "/plan", "{'values':[{'period':'2026-13','recurring':1}]}")
                        .status())
                .isEqualTo(400);
        assertThat(put(MIA, "/measures/" + key + "/plan", "{'values':[{'period':'" + now + "','recurring':1.001}]}")
                        .status())
                .isEqualTo(422);
        assertThat(put(MIA, "/measures/" + key + "/plan", "{'values':[null]}").status())
                .isIn(400, 422);
    }

    @Test
    void G10_yearOfAPlanIsToldAsEffectResultAndCash() {
        var key = propose();
        put(MIA, "/measures/" + key, whole("0", ",'depreciationYears':5"));
        var months = IntStream.rangeClosed(4, 12)
                .mapToObj(month -> "{'period':'2027-%02d','recurring':10%s}"
                        .formatted(month, month == 4 ? ",'oneOffCost':45,'capital':60" : ""))
                .collect(Collectors.joining(",", "{'values':[", "]}"));
        assertThat(put(MIA, "/measures/" + key + "/plan", months).status()).isEqualTo(200);

        var year = get(MIA, "/measures/" + key + "/financials?year=2027").body();

        for (var figure : Map.of("effect", "90", "runRate", "120", "ebitda", "45", "ebit", "36", "cash", "-15")
                .entrySet()) {
            assertThat(new BigDecimal(year.path(figure.getKey()).asText()))
                    .as(figure.getKey())
                    .isEqualByComparingTo(figure.getValue());
        }
        assertThat(new BigDecimal(year.path("paybackMonths").asText())).isEqualByComparingTo("10.5");
        assertThat(get(MIA, "/measures/" + key + "/financials?year=x").status()).isEqualTo(400);
    }

    @Test
    void actualValueComesFromTheBooksOnce() {
        var key = propose();
        var document = "DOC-" + UUID.randomUUID();
        var posting = "{'period':'" + YearMonth.now() + "','kind':'RECURRING','amount':97.5,'document':'" + document
                + "','postedOn':'" + YearMonth.now() + "-01'}";
        assertThat(post(MIA, "/measures/" + key + "/actuals", posting).code()).isEqualTo("ROLE_MISSING");
        assertThat(post(ERP, "/measures/" + key + "/actuals", posting)
                        .body()
                        .path("added")
                        .asBoolean())
                .isTrue();
        assertThat(post(ERP, "/measures/" + key + "/actuals", posting)
                        .body()
                        .path("added")
                        .asBoolean())
                .isFalse();
        assertThat(post(ERP, "/measures/" + key + "/actuals", posting.replace("97.5", "98"))
                        .code())
                .isEqualTo("ACTUAL_DIFFERS");
        assertThat(get(MIA, "/measures/" + key + "/actuals").body().path("items"))
                .hasSize(1);
        assertThat(post(CARLA, "/measures/" + key + "/actuals/validations", "{'period':'" + YearMonth.now() + "'}")
                        .code())
                .isEqualTo("NOT_THE_CONTROLLER");
    }

    @Test
    void nobodyButTheirOfficesWritesTheStructure() {
        assertThat(put(
                                MIA,
                                "/structure/API-MP",
                                "{'level':'MEASURE_PACKAGE','name':'Mine','parent':'API-PR','lead':'mia.measure'}")
                        .code())
                .isEqualTo("ROLE_MISSING");
        assertThat(put(
                                OTTO,
                                "/legal-entities/API-DE",
                                "{'name':'API GmbH','currency':'EUR','controllers':['mia.measure']}")
                        .code())
                .isEqualTo("ROLE_MISSING");
        assertThat(put(OTTO, "/structure/API-X", "{'level':'PROJECT','name':'X','parent':'API-PF'}")
                        .code())
                .isEqualTo("STRUCTURE_PARENT_WRONG");
        assertThat(put(MIA, "/reporting-rates/USD/PLAN/2026-01", "{'rate':1.1}").code())
                .isEqualTo("ROLE_MISSING");
    }

    @Test
    void portfolioIsReadNodeByNode() {
        propose();

        var view = get(MIA, "/portfolio?node=API-MP").body();

        assertThat(view.at("/own/measures").asLong()).isPositive();
        assertThat(view.path("measures")).isNotEmpty();
        assertThat(view.path("path")).hasSize(5);
        assertThat(get(MIA, "/portfolio").body().path("children")).isNotEmpty();
        assertThat(get(MIA, "/portfolio?node=NOPE").status()).isEqualTo(404);
    }

    private Answer get(String login, String path) {
        return send(login, path, HttpRequest.newBuilder().GET());
    }

    private Answer post(String login, String path, String body) {
        return send(
                login,
                path,
                HttpRequest.newBuilder()
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private Answer put(String login, String path, String body) {
        return send(login, path, HttpRequest.newBuilder().PUT(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private Answer send(String login, String path, HttpRequest.Builder request) {
        var password = login.split("\\.", 2)[0] + "-demo";
        var credentials = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        try {
            var response = CLIENT.send(
                    request.uri(URI.create(url("/api/v1" + path)))
                            .header("Authorization", "Basic " + credentials)
                            .header("Content-Type", "application/json")
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), mapper.readTree(response.body()));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}

package io.counterfoil.deadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.RunningApplicationTest;
import io.counterfoil.identity.HttpVisitor;
import io.counterfoil.procurement.ProcurementExamples;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calendars as master data: anybody reads and asks, controllers change, every change is on record. */
class CalendarApiTest extends RunningApplicationTest {
    private static final String PATH = "/api/v1/calendars";
    private static final String OFFICE = """
            {"name":"Vienna","zone":"Europe/Vienna","country":"at",
             "week":[{"weekday":"MONDAY","opens":"08:00","closes":"16:00"},{"weekday":"TUESDAY","opens":"08:00","closes":"16:00"}]}
            """;

    @Autowired
    JdbcClient jdbc;

    private final ObjectMapper json = new ObjectMapper();
    private HttpVisitor visitor;

    @BeforeEach
    void newVisitor() {
        visitor = new HttpVisitor(port);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "2026-12-23T10:00:00%2B01:00, 2, 2026-12-28T10:00:00+01:00",
        "2026-11-27T20:00:00%2B01:00, 1, 2026-11-30T17:00:00+01:00",
        "2026-11-26T12:00:00Z, 0.5, 2026-11-26T17:00:00+01:00"
    })
    void anybodyAsksTheRuleThatSetsDueDates(String from, String days, String due) throws Exception {
        var answer = get("rita.requester", PATH + "/standard/due?from=" + from + "&workingDays=" + days);
        assertThat(answer.get("dueThere").asText()).isEqualTo(due);
    }

    @Test
    void calendarIsAddedChangedAndReadWithItsDays() throws Exception {
        var id = ProcurementExamples.unique("vienna-");
        assertThat(put("carla.controller", PATH + "/" + id, OFFICE).statusCode())
                .isEqualTo(200);
        assertThat(put("carla.controller", PATH + "/" + id + "/days/2026-11-24", "{\"name\":\"Moving\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(put(
                                "carla.controller",
                                PATH + "/" + id + "/days/2026-11-30",
                                "{\"name\":\"Half\",\"opens\":\"08:00\",\"closes\":\"12:00\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(put("carla.controller", PATH + "/" + id + "/legal-entities/" + id, "{}")
                        .statusCode())
                .isEqualTo(200);

        var calendar = get("rita.requester", PATH + "/" + id);
        assertThat(calendar.at("/specialDays/0/name").asText()).isEqualTo("Moving");
        assertThat(calendar.at("/legalEntities/0").asText()).isEqualTo(id);
        // Monday the 23rd is whole, the 24th is off, the 30th counts half.
        assertThat(get("rita.requester", PATH + "/" + id + "/due?from=2026-11-23T07:00:00Z&workingDays=1.25")
                        .get("due")
                        .asText())
                .isEqualTo("2026-11-30T09:00:00Z");
        assertThat(get("rita.requester", PATH + "?size=200").toString()).contains("\"" + id + "\"");

        assertThat(send("carla.controller", "DELETE", PATH + "/" + id + "/days/2026-11-24", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("carla.controller", "DELETE", PATH + "/" + id + "/days/2026-11-24", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(jdbc.sql("select action from audit_record where business_key = :key and actor = 'carla.controller'"
                                + " order by 1")
                        .param("key", "CALENDAR-" + id)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "CALENDAR_ASSIGNED",
                        "CALENDAR_CHANGED",
                        "CALENDAR_DAY_CHANGED",
                        "CALENDAR_DAY_CHANGED",
                        "CALENDAR_DAY_REMOVED");
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Europe/Vienna;Europe/Nowhere;must be a time zone",
                "Europe/Vienna;+01:00;must be a time zone",
                "\"at\";\"xx\";whose public holidays are known",
                "16:00;07:00;must close after it opens",
                "\"TUESDAY\",\"opens\":\"08:00\";\"MONDAY\",\"opens\":\"15:00\";hours that overlap"
            })
    void calendarThatMakesNoSenseIsRefused(String sound, String broken, String why) {
        var body = OFFICE.replace(sound, broken);
        assertThat(body).isNotEqualTo(OFFICE);
        var answer = put("carla.controller", PATH + "/broken", body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
        assertThat(visitor.getAs(PATH + "/broken", "carla.controller", "carla-demo")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyControllersAndApplicationsChange() {
        assertThat(put("olaf.owner", PATH + "/standard", OFFICE).statusCode()).isEqualTo(403);
        assertThat(put("olaf.owner", PATH + "/standard/default", "{}").statusCode())
                .isEqualTo(403);
        assertThat(put("olaf.owner", PATH + "/standard/days/2026-11-24", "{\"name\":\"Off\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(
                                "admin",
                                "/api/v1/task-deadlines/RequisitionApproval/Task_ApproveRequisition",
                                "{\"workingDays\":\"900\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void workingDaysOfATaskAreDataOnRecord() throws Exception {
        var process = ProcurementExamples.unique("P");
        var path = "/api/v1/task-deadlines/" + process + "/Look";
        assertThat(put("carla.controller", path, "{\"workingDays\":\"0\"}").statusCode())
                .isEqualTo(422);
        assertThat(put("carla.controller", path, "{\"workingDays\":\"1.5\"}").statusCode())
                .isEqualTo(200);
        assertThat(get("rita.requester", "/api/v1/task-deadlines").toString()).contains(process);
        assertThat(jdbc.sql("select count(*) from audit_record where business_key = :key")
                        .param("key", "DEADLINE-" + process + "-Look")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private JsonNode get(String login, String path) throws Exception {
        var answer = visitor.getAs(path, login, password(login));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> put(String login, String path, String body) {
        return send(login, "PUT", path, body);
    }

    private HttpResponse<String> send(String login, String method, String path, String body) {
        return visitor.send(visitor.request(path)
                .header("Authorization", HttpVisitor.basic(login, password(login)))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static String password(String login) {
        return login.split("\\.", 2)[0] + "-demo";
    }
}

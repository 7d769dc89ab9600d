package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.counterfoil.ProcessTest;
import io.counterfoil.identity.ConflictReports;
import io.counterfoil.workflow.Account;
import io.counterfoil.workflow.Accounts;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

@Transactional
class ConflictPagesTest extends ProcessTest {
    private static final LocalDate WEEK = LocalDate.now(ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .minusWeeks(1);

    @Autowired
    WebApplicationContext context;

    @Autowired
    ConflictReports reports;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    MockMvc pages;

    @BeforeEach
    void open() {
        pages = MockMvcBuilders.webAppContextSetup(context).build();
        jdbc.sql("delete from sod_conflict").update();
        jdbc.sql("delete from sod_report").update();
        login("carla.controller", "controller");
    }

    @Test
    void weekTellsRolesActsAndExceptions() throws Exception {
        accounts.create(
                new Account("dina.double", "Dina Double", Set.of("receiver", "accounts-payable")), "irrelevant-1");
        act("PO-REPORT", "RECEIVE", "ines.imported", WEEK.minusWeeks(3));
        act("PO-REPORT", "ENTER_INVOICE", "ines.imported", WEEK.plusDays(6));
        act("PO-LATER", "RECEIVE", "lena.later", WEEK);
        act("PO-LATER", "ENTER_INVOICE", "lena.later", WEEK.plusDays(7));
        exception("=EXC(1)");

        assertThat(reports.makeOfLastWeek()).isTrue();
        assertThat(reports.makeOfLastWeek()).as("once").isFalse();

        var page = body("/security/conflicts");
        assertThat(page)
                .contains("dina.double", "receiver performs RECEIVE", "ines.imported", "RECEIVE on PO-REPORT", "S3")
                .contains("erik.exception", "not reviewed yet")
                .doesNotContain("lena.later");
        var csv = body("/security/conflicts/" + WEEK + ".csv").lines().toList();
        assertThat(csv.get(0)).isEqualTo("week,kind,rule,person,document,first half,second half,at");
        assertThat(csv)
                .anySatisfy(line -> assertThat(line).startsWith(WEEK + ",ACTS,S3,ines.imported,PO-REPORT"))
                .anySatisfy(line -> assertThat(line).startsWith(WEEK + ",EXCEPTION,S3,erik.exception,\"'=EXC(1)\""));
        var api = body("/api/v1/sod-conflicts/" + WEEK + "?size=200");
        assertThat(api).contains("\"kind\":\"ROLES\"", "\"person\":\"dina.double\"");
        assertThat(body("/api/v1/sod-conflicts")).contains(WEEK.toString());
    }

    @Test
    void reportStaysAsItWasMade() throws Exception {
        act("PO-REPORT", "RECEIVE", "ines.imported", WEEK);
        act("PO-REPORT", "ENTER_INVOICE", "ines.imported", WEEK);
        reports.makeOfLastWeek();
        jdbc.sql("delete from sod_rule where rule = 'S3'").update();
        assertThat(body("/security/conflicts")).contains("ines.imported");
    }

    @Test
    void weekWithoutReportIsUnknown() throws Exception {
        assertThat(body("/security/conflicts")).contains("No week has been reported yet");
        pages.perform(get("/api/v1/sod-conflicts/2001-01-01")).andExpect(status().isNotFound());
    }

    @Test
    void othersReadNothing() throws Exception {
        login("rita.requester", "requester");
        pages.perform(get("/security/conflicts")).andExpect(status().isForbidden());
        pages.perform(get("/api/v1/sod-conflicts")).andExpect(status().isForbidden());
        pages.perform(get("/api/v1/exceptional-acts")).andExpect(status().isForbidden());
    }

    @Test
    void operatorAsksForAnExceptionOnThePage() throws Exception {
        act("PO-PAGE", "RECEIVE", "rex.receiver", LocalDate.now(ZoneOffset.UTC));
        login("oscar.operator", "operator");
        var refused = pages.perform(post("/security/exceptional-acts")
                        .param("document", "PO-PAGE")
                        .param("duty", "ENTER_INVOICE")
                        .param("who", "rex.receiver")
                        .param("hours", "99")
                        .param("reason", "<b>Ill"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();
        assertThat(refused.getResponse().getContentAsString()).contains("must be 1 to 72", "&lt;b&gt;Ill");
        pages.perform(post("/security/exceptional-acts")
                        .param("document", "PO-PAGE")
                        .param("duty", "ENTER_INVOICE")
                        .param("who", "rex.receiver")
                        .param("hours", "4")
                        .param("reason", "Ill"))
                .andExpect(redirectedUrl("/security/conflicts"));
        assertThat(body("/security/conflicts")).contains("ENTER_INVOICE on PO-PAGE", "asked by oscar.operator");
        assertThat(body("/api/v1/exceptional-acts")).contains("\"state\":\"ASKED\"", "\"_links\"");
    }

    private void login(String person, String group) {
        engine.getIdentityService().setAuthentication(person, List.of(group));
    }

    private String body(String path) throws Exception {
        var answer = pages.perform(get(path)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private void act(String key, String duty, String person, LocalDate day) {
        jdbc.sql("insert into duty_performed (business_key, duty, person, performed_at)"
                        + " values (:key, :duty, :person, :at)")
                .param("key", key)
                .param("duty", duty)
                .param("person", person)
                .param("at", Timestamp.from(noon(day)))
                .update();
    }

    private void exception(String document) {
        jdbc.sql("""
                        insert into exceptional_act (number, business_key, duty, person, reason, asked_by, asked_at,
                            expires_at, state, decided_by, decided_at, used_at, lifted)
                        values ('EXC-T', :document, 'ENTER_INVOICE', 'erik.exception', 'Ill', 'oscar.operator', :at,
                            cast(:at as timestamptz) + interval '1 hour', 'USED', 'fiona.cfo', :at, :at, 'rule S3 (nobody ...)')
                        """)
                .param("document", document)
                .param("at", Timestamp.from(noon(WEEK)))
                .update();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}

package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.counterfoil.ProcessTest;
import io.counterfoil.identity.Person;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.ClaimExample;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The pages without the security chains: who may see them is tested with the logins. */
class PortalPagesTest extends ProcessTest {
    private static final String HOSTILE = "CLAIM-<script>alert(1)</script>/ä&b?c=%2F\"'";
    private static final Pattern UUID_IN_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Person OSCAR = new Person("oscar.operator", Set.of("operator"));

    @Autowired
    WebApplicationContext context;

    @Autowired
    CaseRegister register;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private Person caller = OSCAR;
    MockMvc pages;
    ClaimExample claims;

    @BeforeEach
    void open() {
        pages = MockMvcBuilders.webAppContextSetup(context)
                .addFilters((request, answer, chain) -> callingAs(((HttpServletRequest) request), () -> {
                    chain.doFilter(request, answer);
                    return true;
                }))
                .build();
        claims = new ClaimExample(engine).deployed();
    }

    @Test
    void casePageTellsStepsDecisionAndReason() throws Exception {
        register.open("CLAIM-1");
        claims.start("CLAIM-1", false);
        claims.check("CLAIM-1", "anna.payable", false);
        decide("CLAIM-1", "CLAIM_REFUSED", "photos are missing");
        var page = pages.perform(as(get("/cases/CLAIM-1")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Finished", "Check claim", "anna.payable", "Claim refused", "1,250.00 EUR");
        assertThat(textOf(page)).containsPattern("Check claim.*anna\\.payable.*Claim refused: photos are missing");
    }

    @Test
    void openTaskLinksToItsPlaceInTasklist() throws Exception {
        register.open("CLAIM-2");
        claims.start("CLAIM-2", false);
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey("CLAIM-2")
                .singleResult()
                .getId();
        pages.perform(as(get("/cases/CLAIM-2")))
                .andExpect(content().string(containsString("/camunda/app/tasklist/default/#/?task=" + task)))
                .andExpect(content().string(containsString("Accounts-payable clerk")))
                .andExpect(content().string(containsString("Waiting")));
    }

    @Test
    void hostileNamesAreTextAndNothingElse() throws Exception {
        register.open(HOSTILE);
        claims.start(HOSTILE, false);
        claims.check(HOSTILE, "anna.payable", false);
        decide(HOSTILE, "CLAIM_REFUSED", "<script>alert('reason')</script>");
        for (var request : new MockHttpServletRequestBuilder[] {
            get("/cases").param("key", HOSTILE), get("/cases"), get("/cases").param("key", "<script>alert(2)</script>")
        }) {
            pages.perform(as(request)).andExpect(content().string(not(containsString("<script>alert"))));
        }
        pages.perform(as(get("/cases").param("key", HOSTILE)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("&lt;script&gt;alert(&#39;supplier&#39;)")))
                .andExpect(content().string(containsString("&lt;script&gt;alert(&#39;reason&#39;)")));
    }

    @Test
    void stuckCaseShowsItsIncidentWithoutIdsOfTheEngine() throws Exception {
        register.open("CLAIM-3");
        claims.start("CLAIM-3", true);
        claims.check("CLAIM-3", "anna.payable", true);
        claims.book("CLAIM-3");
        var page = pages.perform(as(get("/cases/CLAIM-3")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(textOf(page)).contains("Stuck", "Incident since", "the books of process … are closed");
        assertThat(textOf(page)).doesNotContainPattern(UUID_IN_TEXT);
    }

    @Test
    void invoiceIsFoundByItsNumberAloneInAnyLetterCase() throws Exception {
        register.open("CLAIM-4");
        register.follow("S-77/INV/2026-4711", "CLAIM-4");
        pages.perform(as(get("/cases/inv/2026-4711")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("S-77/INV/2026-4711")));
    }

    @Test
    void documentOfSeveralCasesLetsThePersonChoose() throws Exception {
        register.open("CLAIM-5");
        register.open("CLAIM-6");
        register.follow("RUN-56", "CLAIM-5");
        register.follow("RUN-56", "CLAIM-6");
        pages.perform(as(get("/cases/RUN-56")))
                .andExpect(status().isMultipleChoices())
                .andExpect(content().string(containsString("href=\"/cases/CLAIM-5\"")))
                .andExpect(content().string(containsString("href=\"/cases/CLAIM-6\"")));
        pages.perform(as(get("/cases").param("key", "RUN-56").param("only", "true")))
                .andExpect(status().isOk());
    }

    @Test
    void unknownCaseIsNotFoundAndOffersTheSearch() throws Exception {
        pages.perform(as(get("/cases/NO-SUCH-CASE")))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("No case found")))
                .andExpect(content().string(containsString("value=\"NO-SUCH-CASE\"")));
    }

    @Test
    void caseListShowsTheNewestFirst() throws Exception {
        register.open("CLAIM-7");
        register.open("CLAIM-8");
        var page = pages.perform(as(get("/cases"))).andReturn().getResponse().getContentAsString();
        assertThat(page.indexOf("CLAIM-8")).isPositive().isLessThan(page.indexOf("CLAIM-7"));
    }

    @Test
    void apiGivesTheSameCaseAsThePage() throws Exception {
        register.open("CLAIM-9");
        claims.start("CLAIM-9", false);
        claims.check("CLAIM-9", "anna.payable", false);
        decide("CLAIM-9", "CLAIM_REFUSED", "too late");
        pages.perform(as(get("/api/v1/cases/CLAIM-9")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.businessKey").value("CLAIM-9"))
                .andExpect(jsonPath("$.state").value("FINISHED"))
                .andExpect(jsonPath("$.documents[0].amount").value("1,250.00 EUR"))
                .andExpect(jsonPath("$.steps[1].person").value("anna.payable"))
                .andExpect(jsonPath("$.decisions[0].reason").value("too late"))
                .andExpect(jsonPath("$.links.page").value("/cases/CLAIM-9"));
    }

    @Test
    void apiRefusesUnknownAndAmbiguousKeysByName() {
        register.open("CLAIM-10");
        register.open("CLAIM-11");
        register.follow("RUN-1011", "CLAIM-10");
        register.follow("RUN-1011", "CLAIM-11");
        var api = context.getBean(CaseApi.class);
        assertThatThrownBy(() -> api.byPath("/NO-SUCH-CASE", OSCAR))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("NO-SUCH-CASE");
        assertThatThrownBy(() -> api.byParameter("RUN-1011", OSCAR))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("CLAIM-10, CLAIM-11");
    }

    @Test
    void landingLeadsEachGroupToItsPlaceAndCountsOnlyForThoseLoggedIn() throws Exception {
        var anonymous = pages.perform(get("/")).andReturn().getResponse().getContentAsString();
        assertThat(anonymous)
                .contains("/camunda/app/tasklist/default/", "/models", "/swagger-ui.html", "/cases", "Log in")
                .doesNotContain("Open tasks");
        pages.perform(as(get("/"))).andExpect(content().string(containsString("Open tasks")));
    }

    @Test
    void modelPageListsTheProcessAndGivesItsFile() throws Exception {
        pages.perform(as(get("/models")))
                .andExpect(content().string(containsString("Claim check")))
                .andExpect(content().string(containsString("/engine-rest")));
        pages.perform(as(get("/models/processes/ClaimCheck/1.bpmn")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Task_CheckClaim")));
        pages.perform(as(get("/models/processes/ClaimCheck/99.bpmn"))).andExpect(status().isNotFound());
    }

    private void decide(String businessKey, String action, String reason) {
        var fact = new AuditFact(businessKey, "anna.payable", action, reason, Map.of("claimed", "1250.00"));
        transaction.executeWithoutResult(status -> events.publishEvent(fact));
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.principal(OSCAR::login);
    }

    /** In place of the security chains. */
    private <T> void callingAs(HttpServletRequest request, Callable<T> act) throws ServletException {
        if (request.getUserPrincipal() != null) {
            engine.getIdentityService().setAuthentication(caller.login(), List.copyOf(caller.roles()));
        }
        try {
            act.call();
        } catch (Exception failure) {
            throw new ServletException(failure);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static String textOf(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").replace(" :", ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portfolio", "/measures", "/traps", "/priorities", "/measures/M-1"})
    void whoHasNoPartInThePortfolioDoesNotReadItsPages(String path) throws Exception {
        for (var role :
                List.of("requester", "receiver", "vendor-master-steward", "process-designer", "camunda-admin")) {
            caller = new Person("somebody." + role, Set.of(role));
            pages.perform(as(get(path))).andExpect(status().isForbidden());
        }
        caller = new Person("some.controller", Set.of("controller"));
        pages.perform(as(get("/traps"))).andExpect(status().isOk());
    }
}

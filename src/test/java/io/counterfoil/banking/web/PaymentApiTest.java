package io.counterfoil.banking.web;

import static io.counterfoil.banking.BankingExamples.newInvoice;
import static io.counterfoil.banking.BankingExamples.order;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.counterfoil.RunningApplicationTest;
import io.counterfoil.banking.PaymentOrders;
import io.counterfoil.banking.PaymentRuns;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.ledger.JournalEntries;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Answers of the controllers; how refusals look over HTTP is the exchange module's to test. */
class PaymentApiTest extends RunningApplicationTest {
    @Autowired
    WebApplicationContext context;

    @Autowired
    PaymentOrders orders;

    @Autowired
    PaymentRuns runs;

    @Autowired
    JournalEntries entries;

    private final String invoice = newInvoice();
    private MockMvc api;

    @BeforeEach
    void openApi() {
        runs.collect("other.test", LocalDate.of(2999, 1, 1));
        api = MockMvcBuilders.webAppContextSetup(context)
                .apply(org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    @Test
    void paymentIsFoundByItsInvoiceWithLinksThatNeedNoFurtherEncoding() throws Exception {
        orders.schedule(order(invoice, "12.30", "EUR"));
        api.perform(as("tara.treasurer", get("/api/v1/payments").param("invoice", invoice)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].businessKey").value(invoice))
                .andExpect(jsonPath("$.items[0].state").value("SCHEDULED"))
                .andExpect(jsonPath("$.items[0]._links.case.href").value("/api/v1/cases/" + invoice));
    }

    @Test
    void runIsCreatedReadAndHasNoFileBeforeItsRelease() throws Exception {
        orders.schedule(order(invoice, "12.30", "EUR"));
        var created = api.perform(as("anna.payable", post("/api/v1/payment-runs")))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", startsWith("/api/v1/payment-runs/RUN-")))
                .andExpect(jsonPath("$.state").value("OPEN"))
                .andReturn();
        var location = created.getResponse().getHeader("Location");
        Assertions.assertThat(location).isNotNull();
        api.perform(as("tara.treasurer", get(String.valueOf(location))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.createdBy").value("anna.payable"));
        refused("RUN_NOT_RELEASED", as("tara.treasurer", get(location + "/file")));
        refused("ROLE_MISSING", as("anna.payable", get(location + "/file")));
    }

    @Test
    void runWithoutDuePaymentsIsRefusedAsNothingDue() throws Exception {
        refused(
                "NOTHING_DUE",
                as(
                        "anna.payable",
                        post("/api/v1/payment-runs")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"dueUntil\": \"2020-01-01\"}")));
    }

    @Test
    void treasurerCannotCreateTheRunSheWouldRelease() throws Exception {
        refused("ROLE_MISSING", as("tara.treasurer", post("/api/v1/payment-runs")));
    }

    @Test
    void manualEntryOfAControllerStandsInTheJournal() throws Exception {
        var key = "ACCRUAL-" + UUID.randomUUID();
        api.perform(as("carla.controller", manual(key, "10.00")))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", startsWith("/api/v1/journal-entries/JE-")))
                .andExpect(jsonPath("$.documentKey").value(key));
        api.perform(as("carla.controller", manual(key, "10.00"))).andExpect(status().isCreated());
        Assertions.assertThat(entries.count(key)).isEqualTo(1);
        api.perform(as("carla.controller", get("/api/v1/journal-entries").param("documentKey", key)))
                .andExpect(jsonPath("$.total").value(1));
    }

    @Test
    void manualEntryIsRefusedToOthersAndWhenItDoesNotBalance() throws Exception {
        var key = "ACCRUAL-" + UUID.randomUUID();
        refused("ROLE_MISSING", as("anna.payable", manual(key, "10.00")));
        refused("POSTING_UNBALANCED", as("carla.controller", manual(key, "9.99")));
        Assertions.assertThat(entries.count(key)).isZero();
    }

    private static MockHttpServletRequestBuilder manual(String key, String credit) {
        return post("/api/v1/journal-entries")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"businessKey": "%s", "postingDate": "2026-11-30", "text": "Accrual", "reason": "month end",
                         "currency": "EUR", "lines": [{"account": "4900", "debit": 10.00},
                                                      {"account": "1600", "credit": %s}]}
                        """.formatted(key, credit));
    }

    private static MockHttpServletRequestBuilder as(String login, MockHttpServletRequestBuilder request) {
        return request.with(httpBasic(login, login.substring(0, login.indexOf('.')) + "-demo"))
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The refusal's code, whether or not something turns it into a problem answer. */
    private void refused(String code, MockHttpServletRequestBuilder request) throws Exception {
        try {
            api.perform(request)
                    .andExpect(status().is4xxClientError())
                    .andExpect(jsonPath("$.code").value(code));
        } catch (jakarta.servlet.ServletException unmapped) {
            Assertions.assertThat(unmapped.getCause())
                    .isInstanceOfSatisfying(
                            BusinessRuleViolation.class,
                            e -> Assertions.assertThat(e.code()).isEqualTo(code));
            Assertions.assertThat(code.equals("ROLE_MISSING")).isEqualTo(unmapped.getCause() instanceof Forbidden);
        }
    }
}

package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.counterfoil.ProcessTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

@Transactional
class SubstitutionPagesTest extends ProcessTest {
    @Autowired
    WebApplicationContext context;

    MockMvc pages;

    @BeforeEach
    void open() {
        pages = MockMvcBuilders.webAppContextSetup(context).build();
        engine.getIdentityService().setAuthentication("lena.legal", List.of("legal"));
    }

    @Test
    void absenceIsEnteredAndShownAndEnded() throws Exception {
        pages.perform(entry("ian.it", LocalDate.now())).andExpect(redirectedUrl("/substitutions"));
        var page =
                pages.perform(get("/substitutions")).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("<strong>ian.it</strong> for <strong>lena.legal</strong>", "Active", "End SUB-");
        var number = page.replaceFirst("(?s).*End (SUB-\\d+).*", "$1");
        pages.perform(post("/substitutions/revocation").param("number", number))
                .andExpect(redirectedUrl("/substitutions"));
        assertThat(pages.perform(get("/substitutions"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Revoked")
                .doesNotContain("End " + number);
    }

    @Test
    void refusalIsShownAndWhatWasTypedStays() throws Exception {
        var page = pages.perform(entry("lena.legal", LocalDate.now()).param("processes", "InvoiceToPay"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("cannot be their own substitute", "value=\"&lt;b&gt;Holiday\"");
    }

    private static MockHttpServletRequestBuilder entry(String substitute, LocalDate day) {
        return post("/substitutions")
                .param("absent", "lena.legal")
                .param("substitute", substitute)
                .param("firstDay", day.toString())
                .param("lastDay", day.toString())
                .param("reason", "<b>Holiday");
    }
}

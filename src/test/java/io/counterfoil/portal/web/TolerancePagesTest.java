package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.counterfoil.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

@Transactional
class TolerancePagesTest extends ProcessTest {
    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    MockMvc pages;

    @BeforeEach
    void open() {
        pages = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void listShowsLimitsInWordsAndWhoApproved() throws Exception {
        assertThat(text("/tolerances"))
                .contains("STD version 1 for the company", "Price of a line above the order")
                .contains("50.00 EUR and 2.0 %, beyond it holds", "5.0 %, beyond it only warns")
                .contains("Came with the product");
    }

    @Test
    void pageOfADraftShowsWhatItChangesAndIsTextOnly() throws Exception {
        jdbc.sql(
                        "insert into tolerance_set (name, version, scope, applies_to, status, description, reason, proposed_by)"
                                + " values ('IT', 1, 'CATEGORY', '<script>alert(1)</script>', 'DRAFT', 'IT', '<b>why</b>', 'carla')")
                .update();
        jdbc.sql("insert into tolerance_limit select 'IT', 1, key, absolute_amount * 2, currency, percent, operator,"
                        + " consequence from tolerance_limit where set_name = 'STD' and set_version = 1")
                .update();
        assertThat(page("/tolerances/IT/1")).doesNotContain("<script>alert(1)", "<b>why");
        assertThat(text("/tolerances/IT/1"))
                .contains("Draft", "Waits for a second person", "100.00 EUR and 2.0 %, beyond it holds")
                .contains("compared with STD version 1 of the company");
        assertThat(text("/tolerances")).contains("waits for a second person");
    }

    @Test
    void firstSetHasNothingBeforeIt() throws Exception {
        assertThat(text("/tolerances/STD/1")).contains("It was the first set", "No stored matches were replayed");
    }

    @Test
    void unknownVersionIsNotFound() throws Exception {
        pages.perform(get("/tolerances/STD/99").principal(() -> "anna.payable")).andExpect(status().isNotFound());
    }

    private String text(String path) throws Exception {
        return page(path).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private String page(String path) throws Exception {
        return pages.perform(get(path).principal(() -> "anna.payable"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}

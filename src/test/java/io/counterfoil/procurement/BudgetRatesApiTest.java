package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who may say at which rate budgets are drawn. */
class BudgetRatesApiTest extends ProcurementApiTest {
    private static final String PATH = "/api/v1/budget-rates";
    private static final String CARLA = "carla.controller";

    @Test
    void controllerAddsARateOnceAndItStandsOnRecord() {
        var added = add(CARLA, "ISK", "0.0068");
        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        assertThat(added.text("budgetCurrency")).isEqualTo("EUR");
        assertThat(add(CARLA, "ISK", "0.00680").status()).as("the same rate").isEqualTo(201);

        var other = add(CARLA, "ISK", "0.0070");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("BUDGET_RATE_DIFFERS");
        assertThat(get(CARLA, PATH + "?limit=100").body().toString()).contains("\"currency\":\"ISK\"");
        assertThat(jdbc.sql("select count(*) from audit_record where business_key = 'BUDGET-RATE-ISK'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyElseAddsOneAndNothingElseIsOne() {
        assertThat(add(ANNA, "HUF", "0.0025").status()).isEqualTo(403);
        assertThat(add(CARLA, "HUF", "0").body().toString()).contains("rate").contains("greater than 0");
        assertThat(add(CARLA, "XAU", "1").text("code")).isEqualTo("CURRENCY_UNKNOWN");
    }

    private Answer add(String login, String currency, String rate) {
        return post(login, PATH, JSON, newKey(), "{\"currency\":\"" + currency + "\",\"rate\":\"" + rate + "\"}");
    }
}

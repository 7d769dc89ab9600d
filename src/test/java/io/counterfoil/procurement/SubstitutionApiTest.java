package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SubstitutionApiTest extends ProcurementApiTest {
    private static final String PATH = "/api/v1/substitutions";

    @Test
    void personEntersReadsAndEndsTheirOwnSubstitution() {
        var entered = post("lena.legal", PATH, JSON, newKey(), body("ian.it", LocalDate.now()));
        assertThat(entered.status()).isEqualTo(201);
        assertThat(entered.text("state")).isEqualTo("ACTIVE");
        assertThat(entered.text("absent")).isEqualTo("lena.legal");

        var again = post("lena.legal", PATH, JSON, newKey(), body("hana.head", LocalDate.now()));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("SUBSTITUTION_OVERLAPS");
        assertThat(get("ian.it", PATH).body().toString()).contains(entered.text("businessKey"));
        assertThat(get("rita.requester", PATH).body().toString()).doesNotContain(entered.text("businessKey"));

        var revocation = PATH + "/" + entered.text("businessKey") + "/revocation";
        assertThat(post("ian.it", revocation, JSON, newKey(), "{}").status()).isEqualTo(403);
        assertThat(post("lena.legal", revocation, JSON, newKey(), "{}").text("state"))
                .isEqualTo("REVOKED");
        assertThat(post("lena.legal", revocation, JSON, newKey(), "{}").status())
                .isEqualTo(409);
    }

    @Test
    void nobodyEntersASubstitutionForAStranger() {
        var body = """
                {"absent":"fiona.cfo","substitute":"carl.category","firstDay":"%s","lastDay":"%s","reason":"Holiday"}
                """.formatted(LocalDate.now(), LocalDate.now());
        var refused = post("rita.requester", PATH, JSON, newKey(), body);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("SUBSTITUTION_NOT_YOURS");
    }

    @Test
    void superiorsAndOwnersAreChangedByControllersOnly() throws Exception {
        assertThat(put("rita.requester", "/api/v1/people/rita.requester", "{\"superior\":\"bo.board\"}"))
                .isEqualTo(403);
        assertThat(put("carla.controller", "/api/v1/people/hana.head", "{\"superior\":\"olaf.owner\"}"))
                .as("olaf reports to hana")
                .isEqualTo(422);
        assertThat(put("carla.controller", "/api/v1/people/lena.legal", "{\"superior\":\"bo.board\"}"))
                .isEqualTo(200);
        assertThat(get("rita.requester", "/api/v1/people/lena.legal").text("superior"))
                .isEqualTo("bo.board");
        assertThat(count("audit_record", "business_key", "STAFF-lena.legal")).isPositive();

        var centre = examples.newCostCentre("1000");
        assertThat(put("carla.controller", "/api/v1/cost-centres/" + centre, "{\"owner\":\"nobody.here\"}"))
                .isEqualTo(422);
        assertThat(put("carla.controller", "/api/v1/cost-centres/" + centre, "{\"owner\":\"olaf.owner\"}"))
                .isEqualTo(200);
        assertThat(count("audit_record", "business_key", "COST-CENTRE-" + centre))
                .isOne();
    }

    private static String body(String substitute, LocalDate day) {
        return """
                {"substitute":"%s","firstDay":"%s","lastDay":"%s","reason":"Holiday"}
                """.formatted(substitute, day, day);
    }

    private int put(String login, String path, String body) throws Exception {
        var password = login.split("\\.", 2)[0] + "-demo";
        var basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url(path)))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", JSON)
                                .PUT(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}

package io.counterfoil.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.exchange.DocumentState;
import io.counterfoil.exchange.Documents;
import io.counterfoil.kernel.Conflict;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class DocumentsTest extends FrontDoorTest {
    private static final byte[] BYTES = "<html>\u00e9</html>".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Documents documents;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void documentOfARefusedRequestIsStillThere() throws Exception {
        var refused = post(newKey(), "/api/v1/notes/kept-and-refused", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        var number = body(refused).path("detail").asText();
        assertThat(number).startsWith("DOC-");
        assertThat(body(get(ERP, "/api/v1/documents/" + number)).path("state").asText())
                .isEqualTo("RECEIVED");
    }

    @Test
    void documentIsHandedOutAsItCameAndRunsNothing() throws Exception {
        var number =
                documents.keep(BYTES, "text/html; charset=utf-8", "erp.gateway").number();
        var metadata = body(get(ANNA, "/api/v1/documents/" + number));
        assertThat(metadata.path("size").asInt()).isEqualTo(BYTES.length);
        assertThat(metadata.path("sha256").asText()).matches("[0-9a-f]{64}");
        var content = get(ANNA, metadata.at("/_links/content/href").asText());
        assertThat(content.body()).isEqualTo("<html>\u00e9</html>");
        assertThat(content.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(content.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(content.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains(number + ".bin");
    }

    @Test
    void documentIsReadByItsSenderAndByAccountsPayableOnly() throws Exception {
        var path = "/api/v1/documents/"
                + documents.keep(BYTES, "text/plain", "erp.gateway").number();
        assertThat(get(ERP, path).statusCode()).isEqualTo(200);
        assertThat(get(ANNA, path + "/content").statusCode()).isEqualTo(200);
        assertThat(get(BRUNO, path).statusCode()).isEqualTo(403);
        assertThat(get(BRUNO, path + "/content").statusCode()).isEqualTo(403);
        assertThat(get(ANNA, "/api/v1/documents/DOC-1").statusCode()).isEqualTo(404);
    }

    @Test
    void acceptanceStandsAndFallsWithTheBusinessStepAndRefusalStandsAlone() {
        var accepted = documents.keep(BYTES, "text/plain", "erp.gateway").number();
        var rejected = documents.keep(BYTES, "text/plain", "erp.gateway").number();
        transaction.executeWithoutResult(status -> {
            documents.settle(accepted, DocumentState.ACCEPTED, "S-1/INV-1");
            documents.settle(rejected, DocumentState.REJECTED, "BR-CO-15");
            status.setRollbackOnly();
        });
        assertThat(stateOf(accepted)).isEqualTo(DocumentState.RECEIVED);
        assertThat(stateOf(rejected)).isEqualTo(DocumentState.REJECTED);
    }

    @Test
    void documentIsSettledOnce() {
        var number = documents.keep(BYTES, "text/plain", "erp.gateway").number();
        documents.settle(number, DocumentState.DUPLICATE, "S-1/INV-1");
        assertThatThrownBy(() -> documents.settle(number, DocumentState.ACCEPTED, "S-1/INV-2"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("DUPLICATE");
    }

    @Test
    void callerThatAcceptsAndThenRefusesFailsInsteadOfWaitingForItself() {
        var number = documents.keep(BYTES, "text/plain", "erp.gateway").number();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    documents.settle(number, DocumentState.ACCEPTED, "S-1/INV-1");
                    documents.settle(number, DocumentState.REJECTED, "late thought");
                }))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("could not obtain lock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update incoming_document set content = 'x', size = 1 where number = :n",
                "update incoming_document set received_from = 'x' where number = :n",
                "update incoming_document set sha256 = repeat('0', 64) where number = :n",
                "update incoming_document set state = 'ACCEPTED', reason = 'x', settled_at = now() where number = :n",
                "delete from incoming_document where number = :n",
                "truncate incoming_document cascade -- :n"
            })
    void databaseRefusesToChangeEvidence(String attempt) {
        var number = documents.keep(BYTES, "text/plain", "erp.gateway").number();
        documents.settle(number, DocumentState.REJECTED, "BR-CO-15");
        var statement = attempt.contains("--")
                ? jdbc.sql(attempt.replaceAll("--.*", ""))
                : jdbc.sql(attempt).param("n", number);
        assertThatThrownBy(statement::update).hasMessageContaining("evidence");
    }

    private DocumentState stateOf(String number) {
        return documents.find(number, "carla.controller", Set.of("controller")).state();
    }
}

package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.exchange.DocumentState;
import io.counterfoil.exchange.Documents;
import io.counterfoil.governance.actual.ActualImports;
import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Actual values from a file: all of it or nothing, once. */
class ActualImportTest extends GovernanceProcessTest {
    private static final String HEADING = "measure,period,kind,amount,currency,document,line,postedOn,reason\r\n";

    @Autowired
    ActualImports imports;

    @Autowired
    ActualValues actuals;

    @Autowired
    Documents documents;

    private final YearMonth month = YearMonth.now();
    private final LocalDate today = LocalDate.now();

    private String row(String measure, String amount, String document) {
        return "%s,%s,RECURRING,%s,EUR,%s,1,%s,\r\n".formatted(measure, month, amount, document, today);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void fileIsBroughtInWholeOnceAndKeptAsItCame() {
        var measure = propose().measure();
        var file = bytes("\uFEFF" + HEADING + row(measure, "98.50", "SAP-1") + row(measure, "-3", "SAP-2"));
        var brought = imports.bring(file, OTTO);
        assertThat(brought.rows()).isEqualTo(2);
        assertThat(brought.added()).isEqualTo(2);
        assertThat(actuals.of(measure)).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.source()).isEqualTo(ActualSource.IMPORT);
            assertThat(entry.enteredBy()).isEqualTo(OTTO);
        });
        var kept = documents.find(brought.document());
        assertThat(kept.state()).isEqualTo(DocumentState.ACCEPTED);
        assertThat(kept.sha256()).isEqualTo(Sha256.hex(file));
        assertThat(documents.content(kept)).isEqualTo(file);

        assertThat(imports.bring(file, "erp.gateway")).as("the same file again").isEqualTo(brought);
        var overlapping =
                imports.bring(bytes(HEADING + row(measure, "98.50", "SAP-1") + row(measure, "7", "SAP-3")), OTTO);
        assertThat(overlapping.added()).isEqualTo(1);
        assertThat(actuals.of(measure)).hasSize(3);
    }

    @Test
    void oneWrongRowRefusesAllAndEveryWrongRowIsNamed() {
        var measure = propose().measure();
        imports.bring(bytes(HEADING + row(measure, "1", "OLD-1")), OTTO);
        var file = bytes(HEADING
                + row(measure, "10", "NEW-1")
                + row("M-NONE", "10", "NEW-2")
                + row(measure, "\"1,5\"", "NEW-3")
                + row(measure, "1.005", "NEW-4")
                + row(measure, "2", "OLD-1")
                + row(measure, "3", "NEW-1")
                + row(measure, "4", "NEW-5").replace("EUR", "USD")
                + row(measure, "4", "NEW-6")
                        .replace(month.toString(), month.plusMonths(1).toString()));
        assertThatThrownBy(() -> imports.bring(file, OTTO))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll(
                        "line 3, measure: is 'M-NONE'",
                        "line 4, amount: is '1,5'",
                        "line 5, amount",
                        "line 6, ACTUAL_DIFFERS",
                        "line 7, document",
                        "line 8, currency: is 'USD'",
                        "line 9, period")
                .message()
                .doesNotContain("line 2,");
        assertThat(actuals.of(measure)).as("nothing half done").hasSize(1);
        assertThat(jdbc.sql("select state from incoming_document where sha256 = :sha")
                        .param("sha", Sha256.hex(file))
                        .query(String.class)
                        .single())
                .isEqualTo("REJECTED");
    }

    @Test
    void whoBringsFiguresDoesNotValidateThem() {
        var measure = propose().measure();
        imports.bring(bytes(HEADING + row(measure, "10", "SAP-9")), CARLA);
        assertThatThrownBy(() -> actuals.validate(measure, month, CARLA)).hasMessageContaining("actual");
    }
}

package io.counterfoil.governance.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static CsvFile read(String text) {
        return CsvFile.read(text.getBytes(StandardCharsets.UTF_8), List.of("key", "amount"), List.of("text"));
    }

    @Test
    void readsByteOrderMarkQuotesLineEndsInCellsAndBothLineEndings() {
        var file = read("\uFEFFkey,amount,text\r\nA,-1.50,\"two\r\nlines, \"\"quoted\"\"\"\nB,2,\r\n\r\n");
        assertThat(file.rows()).extracting(CsvRow::line).containsExactly(2L, 4L);
        var first = file.rows().get(0);
        assertThat(first.decimal("amount")).isEqualByComparingTo("-1.50");
        assertThat(first.text("text")).isEqualTo("two\r\nlines, \"quoted\"");
        file.problems().done();
    }

    @Test
    void namesEveryWrongCellWithItsLineAndValue() {
        var file = read("key,amount\nA,\"1,5\"\nB,1,5\nC,ten\n");
        file.rows().forEach(row -> row.decimal("amount"));
        assertThatThrownBy(file.problems()::done)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll(
                        "line 2, amount: is '1,5'", "line 3, row: has 3 cells", "line 4, amount: is 'ten'");
    }

    @Test
    void refusesWhatItWouldHaveToGuess() {
        assertThatThrownBy(() -> read("key;amount\nA;1,5")).hasMessageContaining("semicolons");
        assertThatThrownBy(() -> read("key\nA")).hasMessageContaining("line 1, amount");
        assertThatThrownBy(() -> read("key,amount,other\nA,1,x")).hasMessageContaining("line 1, other");
        assertThatThrownBy(() -> read("key,amount,key\nA,1,x")).hasMessageContaining("twice");
        assertThatThrownBy(() -> read("key,amount\n")).hasMessageContaining("no rows");
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("key,amount\n\"A,1")).hasMessageContaining("cannot be read as CSV");
        assertThatThrownBy(() -> read("key,amount\nA\0,1")).hasMessageContaining("NUL");
        assertThatThrownBy(() -> CsvFile.read(
                        "key,amount\nÄ,1".getBytes(StandardCharsets.ISO_8859_1), List.of("key", "amount"), List.of()))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesMoreThanItMayHold() {
        assertThatThrownBy(() -> read("key,amount\n" + "A,1\n".repeat(CsvFile.MOST_ROWS + 1)))
                .hasMessageContaining("100000 rows");
        assertThatThrownBy(() -> CsvFile.read(new byte[CsvFile.MOST_BYTES + 1], List.of("key"), List.of()))
                .hasMessageContaining("at most");
    }

    @Test
    void formulasAreNeutralisedAndComeBackAsTheyWere() {
        for (var text : List.of("=1+1", "+49", "-x", "@SUM(A1)", "\tx", "'=1", "''=1", "'tis", "plain", "")) {
            var written = CsvCell.written(text);
            assertThat(written)
                    .doesNotStartWith("=")
                    .doesNotStartWith("+")
                    .doesNotStartWith("-")
                    .doesNotStartWith("@");
            assertThat(CsvCell.read(written)).isEqualTo(text);
        }
        var out = new StringBuilder();
        new CsvWriter(out, List.of("key", "text")).row(List.of("A", "=cmd|' /C calc'!A0"));
        assertThat(out).hasToString("key,text\r\nA,'=cmd|' /C calc'!A0\r\n");
    }
}

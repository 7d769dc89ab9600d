package io.counterfoil.exchange.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessKeyPathTest {

    @ParameterizedTest
    @CsvSource({
        "REQ-1001,REQ-1001",
        "S-100/INV-9,S-100/INV-9",
        "S-100/INV 9;a,S-100/INV~209~3Ba",
        "S-100/../x,S-100/~2E./x",
        "S-100//x,S-100/~2Fx",
        "S-100/x/,S-100/x~2F",
        "S-100/100%,S-100/100~25",
        "S-100/R\u00e9\\~?#,S-100/R~C3~A9~5C~7E~3F~23"
    })
    void keyIsWrittenSoThatNoServerRewritesIt(String key, String path) {
        assertThat(BusinessKeyPath.encode(key)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"REQ-1001", "S-100/INV-9", "S/..", "./.", "/a//b/", "~20", "\u20ac\ud83d\ude00 \u202e", "a\tb"})
    void writtenKeyReadsAsItself(String key) {
        assertThat(BusinessKeyPath.decode("/" + BusinessKeyPath.encode(key))).isEqualTo(key);
        assertThat(BusinessKeyPath.decode(BusinessKeyPath.encode(key))).isEqualTo(key);
    }

    @Test
    void naturalSpellingIsUnderstoodToo() {
        assertThat(BusinessKeyPath.decode("/S-100/INV 9")).isEqualTo("S-100/INV 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a~", "a~2", "a~zz", "a~C3"})
    void brokenSpellingIsNotFound(String path) {
        assertThatThrownBy(() -> BusinessKeyPath.decode(path)).isInstanceOf(NotFound.class);
    }
}

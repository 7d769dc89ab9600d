package io.counterfoil.procurement.invoicematch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.GeneratedInvoice;
import io.counterfoil.procurement.matching.GeneratedInvoices;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.MatchRules;
import io.counterfoil.procurement.matching.RealOrderLines;
import io.counterfoil.procurement.matching.Tolerances;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

class MatchJsonTest {
    private static final MatchJson JSON = new MatchJson(mapper());

    @Test
    void whatWasKeptIsJudgedAgainAsItWasJudgedThen() {
        long seed = Long.getLong("counterfoil.seed", System.nanoTime());
        for (var invoice : new GeneratedInvoices(RealOrderLines.orders(RealOrderLines.REPOSITORY), seed).draw(1_000)) {
            var then = invoice.match();
            var again = MatchRules.judge(JSON.figures(JSON.write(then)), Tolerances.of(GeneratedInvoice.limits()));

            assertThat(again.verdict()).as("seed %d: %s", seed, invoice).isEqualTo(then.verdict());
            assertThat(said(again)).as("seed %d: %s", seed, invoice).isEqualTo(said(then));
            assertThat(again.undisputed().sameAs(then.undisputed()))
                    .as("seed %d: %s", seed, invoice)
                    .isTrue();
        }
    }

    private static List<String> said(MatchResult result) {
        return Stream.concat(result.checks().stream(), result.lines().stream().flatMap(line -> line.checks().stream()))
                .map(MatchJsonTest::said)
                .toList();
    }

    private static String said(Check check) {
        return check.outcome() + " " + check.sentence();
    }

    private static ObjectMapper mapper() {
        var fractions = new SimpleModule()
                .addSerializer(Fraction.class, new FractionJson.Writer())
                .addDeserializer(Fraction.class, new FractionJson.Reader());
        return Jackson2ObjectMapperBuilder.json().modulesToInstall(fractions).build();
    }
}

package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script that README shows, as a reader would. */
class TourTest extends RunningApplicationTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    private record Outcome(int exitCode, String said) {}

    @Test
    void tourRunsFromRequisitionToPaymentFileAsOftenAsWanted() throws Exception {
        assertThat(tour(url("/"))).satisfies(TourTest::ranThrough);
        assertThat(tour(url("/"))).satisfies(TourTest::ranThrough);
    }

    @Test
    void tourFailsWhereNothingAnswers() throws Exception {
        var outcome = tour("http://127.0.0.1:1");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.said()).contains("DEVIATION", "http://127.0.0.1:1 does not answer");
    }

    @Test
    void tourFailsWhereTheAnswersAreNotOurs() throws Exception {
        var outcome = tour(url("/swagger-ui"));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.said()).contains("DEVIATION", "expected 200 but got");
    }

    private static void ranThrough(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.said()).isZero();
        assertThat(outcome.said())
                .contains("TOUCHLESS, POSTED", "BALANCED", "409 INVOICE_DUPLICATE", "HELD", "Everything as expected");
    }

    private Outcome tour(String address) throws IOException, InterruptedException {
        var log = Files.createTempFile(folder, "tour", ".log");
        var script = new ProcessBuilder("bash", "docs/tour.sh", address)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the tour ends")
                    .isTrue();
            return new Outcome(script.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        } finally {
            script.destroyForcibly();
        }
    }
}

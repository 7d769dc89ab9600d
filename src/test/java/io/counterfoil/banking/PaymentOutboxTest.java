package io.counterfoil.banking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.exchange.OutsideEffects;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bank's software is played by taking the file away; a killed node by setting the command table back. */
class PaymentOutboxTest extends ProcessTest {
    private static final byte[] BYTES = "<Document/>".getBytes(StandardCharsets.UTF_8);

    @Autowired
    OutsideEffects effects;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private final String run = "RUN-" + UUID.randomUUID();
    private final String name = run + ".xml";
    private PaymentOutbox outbox;
    private Path staged;
    private Path released;

    @BeforeEach
    void openOutbox() {
        outbox = outboxIn(folder);
        staged = folder.resolve(".staging").resolve(name);
        released = folder.resolve(name);
    }

    @Test
    void fileAppearsInTheOutboxWhole() {
        deliver();
        assertThat(released).hasBinaryContent(BYTES);
        assertThat(staged).doesNotExist();
    }

    @Test
    void fileThatTheBankTookIsNotWrittenAgain() throws IOException {
        deliver();
        Files.delete(released);
        deliver();
        assertThat(released).doesNotExist();
    }

    @Test
    void killedAfterTheRenameAndBeforeItsRecordItIsNotWrittenAgainAlthoughTheBankTookIt() throws IOException {
        deliver();
        forget("RELEASE");
        Files.delete(released);
        deliver();
        assertThat(released).doesNotExist();
        assertThat(staged).doesNotExist();
    }

    @Test
    void killedBetweenAnnouncementAndRenameItIsReleasedByTheNextAttempt() throws IOException {
        deliver();
        forget("RELEASE");
        Files.move(released, staged, StandardCopyOption.ATOMIC_MOVE);
        deliver();
        assertThat(released).hasBinaryContent(BYTES);
    }

    @Test
    void killedInTheMiddleOfStagingTheFileIsWrittenFromItsStart() throws IOException {
        deliver();
        never("RELEASE");
        forget("STAGE");
        Files.delete(released);
        Files.writeString(staged, "<Docu and what an earlier, longer attempt left");
        deliver();
        assertThat(released).hasBinaryContent(BYTES);
    }

    @Test
    void stagedFileThatVanishedBeforeAnyReleaseIsReportedNotTakenForReleased() throws IOException {
        deliver();
        never("RELEASE");
        Files.delete(released);
        assertThatThrownBy(this::deliver)
                .isInstanceOf(ExternalSystemUnavailable.class)
                .hasMessageContaining("not released");
        Files.write(staged, BYTES);
        deliver();
        assertThat(released).hasBinaryContent(BYTES);
    }

    @Test
    void stagedFileThatSomebodyChangedIsNotReleased() throws IOException {
        deliver();
        never("RELEASE");
        Files.delete(released);
        Files.writeString(staged, "<Document>to somebody else</Document>");
        assertThatThrownBy(this::deliver).hasMessageContaining("was changed");
        assertThatThrownBy(this::deliver).hasMessageContaining("was changed");
        assertThat(released).doesNotExist();
    }

    @Test
    void folderOfAnotherNodeIsAnOutageNotARelease(@TempDir Path other) throws IOException {
        deliver();
        forget("RELEASE");
        Files.move(released, staged);
        assertThatThrownBy(() -> outboxIn(other).deliver(run, name, BYTES))
                .isInstanceOf(ExternalSystemUnavailable.class)
                .hasMessageContaining("is not the folder");
        deliver();
        assertThat(released).hasBinaryContent(BYTES);
    }

    @Test
    void fileOfAnotherOriginIsNotOverwritten() throws IOException {
        Files.writeString(released, "of an earlier installation");
        assertThatThrownBy(this::deliver).isInstanceOf(ExternalSystemUnavailable.class);
        assertThat(released).hasContent("of an earlier installation");
    }

    @Test
    void manyNodesAtOnceReleaseOneFileThoughTheBankTakesItAtOnce() throws Exception {
        var taken = new CountDownLatch(1);
        var bank = Executors.newSingleThreadExecutor();
        var nodes = Executors.newFixedThreadPool(6);
        try {
            var files = bank.submit(() -> takeFiles(taken));
            var deliveries = IntStream.range(0, 6)
                    .<Future<?>>mapToObj(
                            i -> nodes.submit(() -> outboxIn(folder).deliver(run, name, BYTES)))
                    .toList();
            for (var delivery : deliveries) {
                delivery.get();
            }
            Thread.sleep(50);
            taken.countDown();
            assertThat(files.get()).isEqualTo(1);
        } finally {
            bank.shutdownNow();
            nodes.shutdownNow();
        }
    }

    private int takeFiles(CountDownLatch end) throws IOException {
        int files = 0;
        while (end.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
            if (Files.deleteIfExists(released)) {
                files++;
            }
        }
        return files;
    }

    private void deliver() {
        outbox.deliver(run, name, BYTES);
    }

    private PaymentOutbox outboxIn(Path path) {
        return new PaymentOutbox(
                effects, new BankingSettings("Us", "DE89370400440532013000", null, path, ZoneId.of("Europe/Berlin")));
    }

    /** As a node leaves the table that dies before it can record the outcome. */
    private void forget(String step) {
        jdbc.sql("update outside_effect set state = 'PENDING', result = null, settled_at = null"
                        + " where business_key = :run and step = :step")
                .param("run", run)
                .param("step", step)
                .update();
    }

    private void never(String step) {
        jdbc.sql("delete from outside_effect where business_key = :run and step = :step")
                .param("run", run)
                .param("step", step)
                .update();
    }
}

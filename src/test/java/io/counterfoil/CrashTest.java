package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills the running application with SIGKILL while it works, starts it again, and asks the database what became of
 * everything that had been acknowledged. The moments are random; {@code -Dcounterfoil.crash.seed} repeats them, and
 * {@code -Dcounterfoil.crash.kills} and {@code -Dcounterfoil.crash.purchases} make it longer.
 */
class CrashTest {
    private static final Logger LOG = LoggerFactory.getLogger(CrashTest.class);
    private static final Duration CONTINUES_WITHIN = Duration.ofSeconds(60);
    private static final String APPROVE = "{\"decision\":{\"value\":\"approve\",\"type\":\"String\"}}";
    private static final String RELEASE =
            "{\"released\":{\"value\":true,\"type\":\"Boolean\"},\"reason\":{\"value\":\"\",\"type\":\"String\"}}";
    private static final Pattern END_TO_END = Pattern.compile("<EndToEndId>([^<]+)</EndToEndId>");

    private final long seed = Long.getLong("counterfoil.crash.seed", System.nanoTime());
    private final int kills = Integer.getInteger("counterfoil.crash.kills", 2);
    private final int purchases = Integer.getInteger("counterfoil.crash.purchases", 24);
    private final Random random = new Random(seed);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    /** What the application acknowledged of one purchase. */
    private record Acknowledged(String requisition, String receipt, String invoice) {}

    @Test
    void killedApplicationContinuesAndLosesAndDoublesNothing() throws Exception {
        LOG.info("CrashTest: {} kills among {} purchases, seed {}", kills, purchases, seed);
        var buyers = Executors.newFixedThreadPool(4);
        try (var application = new ChildApplication(Path.of("target/crash-test/" + UUID.randomUUID()))) {
            var caller = new PatientCaller(application);
            var work = submit(buyers, caller);
            for (var kill = 1; kill < kills; kill++) {
                killAfter(application, 500 + random.nextInt(4000));
            }
            var acknowledged = finished(work);
            payAndKill(application, caller);
            var restarted = System.nanoTime();
            settle(application, caller);
            LOG.info("Everything settled {} ms after the last restart", (System.nanoTime() - restarted) / 1_000_000);
            nothingLost(application, acknowledged);
            nothingDoubled(application);
            onePaymentFileEntryPerInvoice(application);
        } finally {
            buyers.shutdownNow();
        }
    }

    private List<Future<Acknowledged>> submit(ExecutorService buyers, PatientCaller caller) {
        var work = new ArrayList<Future<Acknowledged>>();
        for (var number = 1; number <= purchases; number++) {
            var key = "crash-" + number;
            work.add(buyers.submit(() -> purchase(caller, key)));
        }
        return work;
    }

    private Acknowledged purchase(PatientCaller caller, String key) {
        var requisition =
                caller.create("rita.requester", "/api/v1/requisitions", key + "-requisition", """
                {"supplierNumber":"S-100","costCentre":"CC-4711","currency":"EUR","purpose":"%s",
                 "lines":[{"description":"Lamp","quantity":"5","unit":"C62","unitPrice":"10.00"}]}""".formatted(key));
        var order = new String[] {""};
        PatientCaller.await("order of " + requisition, () -> {
            caller.decide("olaf.owner", requisition, APPROVE);
            order[0] = caller.field("rita.requester", "/api/v1/requisitions/" + requisition, "orderNumber");
            return !order[0].isEmpty();
        });
        var receipt = caller.create(
                "rex.receiver", "/api/v1/goods-receipts", key + "-receipt", """
                {"orderNumber":"%s","deliveryNote":"%s","receivedOn":"%s","lines":[{"orderLine":1,"quantity":"5"}]}""".formatted(order[0], key, today));
        var invoice = caller.create("anna.payable", "/api/v1/supplier-invoices", key + "-invoice", """
                {"supplierNumber":"S-100","invoiceNumber":"%s","issueDate":"%s","dueDate":"%s","currency":"EUR",
                 "orderNumber":"%s","netAmount":"50.00","taxAmount":"9.50","grossAmount":"59.50","lines":[
                 {"orderLine":1,"description":"Lamp","quantity":"5","unit":"C62","unitPrice":"10.00",
                  "netAmount":"50.00","taxPercent":"19"}]}""".formatted(
                        key, today, today, order[0]));
        return new Acknowledged(requisition, receipt, invoice);
    }

    private static List<Acknowledged> finished(List<Future<Acknowledged>> work) throws Exception {
        var finished = new ArrayList<Acknowledged>();
        for (var purchase : work) {
            finished.add(purchase.get());
        }
        return finished;
    }

    /** The last kill comes while a released run becomes a file and postings. */
    private void payAndKill(ChildApplication application, PatientCaller caller) throws Exception {
        await("a scheduled payment", application, "select count(*) from payment where state = 'SCHEDULED'", 1);
        var run = run(caller, "crash-run-1");
        PatientCaller.await("release of " + run, () -> {
            caller.decide("tara.treasurer", run, RELEASE);
            return !caller.field("tara.treasurer", "/api/v1/payment-runs/" + run, "state")
                    .equals("OPEN");
        });
        killAfter(application, random.nextInt(150));
    }

    /** All invoices posted and paid within the promise; those that came too late for the first run get another. */
    private void settle(ChildApplication application, PatientCaller caller) throws Exception {
        await("every invoice posted", application, "select count(*) from payment", purchases);
        if (count(application, "select count(*) from payment where state = 'SCHEDULED'") > 0) {
            var run = run(caller, "crash-run-2");
            PatientCaller.await("task of " + run, () -> {
                caller.decide("tara.treasurer", run, RELEASE);
                return !caller.field("tara.treasurer", "/api/v1/payment-runs/" + run, "state")
                        .equals("OPEN");
            });
        }
        await("every payment out", application, "select count(*) from payment where state = 'RELEASED'", purchases);
        await(
                "no work left",
                application,
                "select 1 - least(1, count(*)) from act_ru_job where lock_owner_ is not null",
                1);
    }

    private String run(PatientCaller caller, String key) {
        return caller.create("anna.payable", "/api/v1/payment-runs", key, "{\"dueUntil\":\"" + today + "\"}");
    }

    private static void nothingLost(ChildApplication application, List<Acknowledged> acknowledged) throws Exception {
        assertThat(texts(application, "select requisition_number from requisition"))
                .containsExactlyInAnyOrderElementsOf(
                        acknowledged.stream().map(Acknowledged::requisition).toList());
        assertThat(texts(application, "select receipt_number from goods_receipt"))
                .containsExactlyInAnyOrderElementsOf(
                        acknowledged.stream().map(Acknowledged::receipt).toList());
        assertThat(texts(application, "select business_key from supplier_invoice where status = 'POSTED'"))
                .containsExactlyInAnyOrderElementsOf(
                        acknowledged.stream().map(Acknowledged::invoice).toList());
        assertThat(texts(application, "select incident_msg_ from act_ru_incident"))
                .as("incidents")
                .isEmpty();
    }

    private void nothingDoubled(ChildApplication application) throws Exception {
        assertThat(texts(application, "select requisition_number from purchase_order"))
                .as("one order per requisition")
                .hasSize(purchases)
                .doesNotHaveDuplicates();
        assertThat(texts(application, "select document_type || ' ' || document_key from journal_entry"))
                .as("one entry per receipt, invoice and payment")
                .hasSize(3 * purchases)
                .doesNotHaveDuplicates();
        assertThat(texts(application, "select invoice_key from payment_run_item"))
                .as("each payment in one run")
                .hasSize(purchases)
                .doesNotHaveDuplicates();
        assertThat(texts(
                        application,
                        "select account || ' ' || coalesce(order_number, '') from journal_line where account = '1900'"
                                + " group by 1, account, order_number having sum(debit) <> sum(credit)"))
                .as("GR/IR of received and billed orders")
                .isEmpty();
        assertThat(count(
                        application,
                        "select count(*) from (select sum(debit) - sum(credit) as open from journal_line)"
                                + " books where open <> 0"))
                .as("the ledger balances")
                .isZero();
    }

    private void onePaymentFileEntryPerInvoice(ChildApplication application) throws Exception {
        var paid = new ArrayList<String>();
        var files = new ArrayList<String>();
        try (var outbox = Files.newDirectoryStream(application.file("outbox"), "*.xml")) {
            for (var file : outbox) {
                files.add(file.getFileName().toString());
                END_TO_END
                        .matcher(Files.readString(file, StandardCharsets.UTF_8))
                        .results()
                        .forEach(found -> paid.add(found.group(1)));
            }
        }
        assertThat(files)
                .as("one file per released run")
                .containsExactlyInAnyOrderElementsOf(texts(application, "select file_name from payment_run"));
        assertThat(paid)
                .as("one transfer per invoice")
                .containsExactlyInAnyOrderElementsOf(texts(application, "select end_to_end_id from payment"));
    }

    private static void killAfter(ChildApplication application, int millis) throws Exception {
        Thread.sleep(millis);
        application.kill();
        LOG.info("Killed after {} ms", millis);
        application.start();
        assertThat(application.log())
                .as("the PostgreSQL of the killed JVM was stopped")
                .contains("that outlived its application");
    }

    private static void await(String what, ChildApplication application, String sql, long atLeast) {
        PatientCaller.await(what, CONTINUES_WITHIN, () -> {
            try {
                return count(application, sql) >= atLeast;
            } catch (IOException | SQLException e) {
                throw new AssertionError(sql, e);
            }
        });
    }

    private static long count(ChildApplication application, String sql) throws IOException, SQLException {
        try (var database = application.database();
                var rows = database.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> texts(ChildApplication application, String sql) throws IOException, SQLException {
        var texts = new ArrayList<String>();
        try (var database = application.database();
                var rows = database.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}

package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.Billed.pieces;
import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.counterfoil.banking.Payments;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoicematch.LastMatches;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.procurement.requisition.RequisitionLine;
import io.counterfoil.procurement.tolerance.ToleranceChanges;
import io.counterfoil.procurement.tolerance.ToleranceExamples;
import io.counterfoil.procurement.tolerance.ToleranceVersion;
import io.counterfoil.procurement.whatif.ToleranceWhatIf;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Change;
import io.counterfoil.procurement.whatif.ToleranceWhatIfs;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Sets of suppliers and categories of their own: the company's stays as it is for the other tests. */
class ToleranceChangeProcessTest extends ProcurementProcessTest {
    private static final String CARLA = "carla.controller";
    private static final String FIONA = "fiona.cfo";

    /** Wide for prices, nothing for quantities. */
    private static final String LIMITS = """
            [{"key":"PRC","absolute":"100","currency":"EUR","percent":"5"},
             {"key":"CUM","absolute":"100","currency":"EUR","percent":"5"},
             {"key":"QTY","absolute":"0","currency":"EUR","percent":"0","operator":"","consequence":""}]""";

    @Autowired
    Payments payments;

    @Autowired
    ToleranceChanges changes;

    @Autowired
    ToleranceWhatIfs whatIfs;

    @Autowired
    LastMatches matches;

    ToleranceExamples tolerances;

    @BeforeEach
    void openTolerances() {
        tolerances = new ToleranceExamples(jdbc);
    }

    // --- M46

    @Test
    void M46_strictSetOfTheSupplierHoldsWhatTheCompanysLetsPass() {
        var supplier = examples.newSupplier();
        tolerances.inForce(newName(), 1, "SUPPLIER", supplier, "'PRC', 0, 'EUR', 0, 'ALL', 'HOLD'");
        var invoice = bill(delivered(supplier, chairs("100", "10")), "1010.00");
        assertThat(verdictOf(invoice)).isEqualTo("HOLD");
        assertThat(matches.of(invoice.businessKey()).orElseThrow().reasons()).contains("PRC");
        assertThat(verdictOf(bill(delivered(examples.newSupplier(), chairs("100", "10")), "1010.00")))
                .isEqualTo("WITHIN_TOL");
    }

    @Test
    void M46_wideSetOfTheCategoryLetsPassWhatTheCompanysHolds() {
        var category = unique("IT ");
        tolerances.inForce(
                newName(),
                1,
                "CATEGORY",
                category,
                "'PRC', 100.00, 'EUR', 3.0, 'ALL', 'HOLD'",
                "'CUM', 100.00, 'EUR', 3.0, 'ALL', 'HOLD'");
        assertThat(verdictOf(bill(delivered(examples.newSupplier(), chairsOf(category)), "1030.00")))
                .isEqualTo("WITHIN_TOL");
        assertThat(verdictOf(bill(delivered(examples.newSupplier(), chairsOf("Other")), "1030.00")))
                .isEqualTo("HOLD");
    }

    // --- the change

    @Test
    void approvedChangeReleasesTheInvoicesItHeldAndSaidSoBefore() throws IOException {
        var supplier = examples.newSupplier();
        var held = bill(delivered(supplier, chairs("100", "10")), "1030.00");
        var order = order(supplier, chairs("1000", "1.20"));
        receive(order, "990");
        var paid = afterJobs(enter(ProcurementExamples.invoice(
                supplier, unique("INV-"), "EUR", order.orderNumber(), pieces("995", "1194.00"))));
        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(verdictOf(paid)).isEqualTo("WITHIN_TOL");

        var draft = proposed(supplier);
        assertThat(findTask(draft.businessKey())).isEmpty();
        runJobs(draft.businessKey());

        var whatIf = whatIfs.of(draft).orElseThrow();
        assertThat(whatIf.finishedAt()).isNotNull();
        assertThat(whatIf.replayed()).isEqualTo(2);
        assertThat(whatIf.count(Change.NEWLY_HELD)).isOne();
        assertThat(whatIf.count(Change.NEWLY_RELEASED)).isOne();
        assertThat(whatIf.sentence())
                .isEqualTo("1 newly held (1,420.86 EUR), 1 newly released (1,225.70 EUR), of 2 matches replayed.");
        assertThat(whatIfs.largest(draft, 10, 0))
                .extracting(ToleranceWhatIf.Difference::invoice, ToleranceWhatIf.Difference::reasonsAfter)
                .containsExactly(tuple(paid.businessKey(), "QTY"), tuple(held.businessKey(), ""));
        var csv = new StringBuilder();
        whatIfs.writeCsv(draft, csv);
        assertThat(csv.toString().split("\r\n"))
                .contains("invoice,change,reasons before,reasons after,amount,currency")
                .anyMatch(line -> line.contains(held.businessKey()) && line.contains("NEWLY_RELEASED"))
                .anyMatch(line -> line.contains(paid.businessKey()) && line.contains("NEWLY_HELD,,QTY,1420.86"));

        assertThat(reread(held).status()).isEqualTo(Status.HELD);
        complete(task(draft.businessKey()), FIONA, "cfo", Map.of("decision", "approve"));
        assertThat(changes.read(draft.name(), 1).status()).isEqualTo(ToleranceVersion.Status.IN_FORCE);
        runJobs(draft.businessKey());

        assertThat(endOf(draft.businessKey())).contains("EndEvent_ToleranceSetInForce");
        assertThat(reread(held).status()).isEqualTo(Status.POSTED);
        assertThat(reread(paid).status()).isEqualTo(Status.POSTED);
        assertThat(matches.of(held.businessKey()).orElseThrow().toleranceSet()).isEqualTo(draft.title());
    }

    @Test
    void whatIfOfAnotherWaySaysWhichInvoicesItWouldReleaseOrHold() {
        var supplier = examples.newSupplier();
        var unreceived = bill(order(supplier, chairs("100", "10")), "1000.00");
        var received = bill(delivered(supplier, chairs("100", "30")), "3000.00");
        assertThat(unreceived.status()).isEqualTo(Status.HELD);
        assertThat(received.status()).isEqualTo(Status.POSTED);

        assertThat(whatIfOf(supplier, "TWO_WAY"))
                .containsExactly(tuple(unreceived.businessKey(), Change.NEWLY_RELEASED, ""));
        assertThat(whatIfOf(supplier, "FOUR_WAY"))
                .containsExactly(tuple(received.businessKey(), Change.NEWLY_HELD, "QTY"));
        assertThat(whatIfOf(supplier, "NONE"))
                .containsExactly(tuple(received.businessKey(), Change.NEWLY_HELD, "NONE"));
    }

    private List<Tuple> whatIfOf(String supplier, String way) {
        var entered = request(supplier);
        entered.put("way", way);
        entered.put("limits", SpinValues.jsonValue("[]").create());
        var draft = changes.byKey(start(CARLA, "controller", entered));
        runJobs(draft.businessKey());
        var differences = whatIfs.largest(draft, 10, 0).stream()
                .map(one -> tuple(one.invoice(), one.change(), one.reasonsAfter()))
                .toList();
        complete(task(draft.businessKey()), FIONA, "cfo", Map.of("decision", "refuse", "reason", "only to see"));
        return differences;
    }

    @Test
    void approvedChangeThatPaysWhatNobodyDoubtsPaysItOfHeldInvoicesAndSaidSoBefore() {
        var supplier = examples.newSupplier();
        var order = order(supplier, chairs("100", "10"));
        receive(order, "60");
        var held = bill(order, "1000.00");
        assertThat(held.status()).isEqualTo(Status.HELD);
        var request = request(supplier);
        request.put("limits", SpinValues.jsonValue("[]").create());
        request.put("pays", "UNDISPUTED");
        var draft = changes.byKey(start(CARLA, "controller", request));
        runJobs(draft.businessKey());
        assertThat(whatIfs.of(draft).orElseThrow().sentence())
                .isEqualTo("none newly held, none newly released, 1 more paid while held (714.00 EUR),"
                        + " of 1 match replayed.");
        assertThat(payments.ofInvoice(held.businessKey())).isEmpty();

        complete(task(draft.businessKey()), FIONA, "cfo", Map.of("decision", "approve"));
        runJobs(draft.businessKey());

        assertThat(reread(held).status()).isEqualTo(Status.HELD);
        assertThat(payments.ofInvoice(held.businessKey()))
                .extracting(payment -> payment.part() + ": " + payment.money())
                .containsExactly("1: 714.00 EUR");
    }

    @Test
    void formOfTheSecondPersonShowsDifferencesAndWhatIf() {
        var draft = replayed(examples.newSupplier());
        var task = task(draft.businessKey());
        var sheet =
                engine.getTaskService().getVariableLocal(task.getId(), "sheet").toString();
        assertThat(task.getName()).isEqualTo("Approve tolerance change " + draft.title());
        assertThat(sheet)
                .contains("50.00 EUR and 2.0 %, beyond it holds", "100.00 EUR and 5.0 %, beyond it holds")
                .contains("none newly held, none newly released, of 0 matches replayed.")
                .contains("/tolerances/" + draft.name() + "/1")
                .contains("becomes the first set for supplier");
    }

    @Test
    void proposerNeitherClaimsNorDecides() {
        var draft = replayed(examples.newSupplier());
        assertThatThrownBy(() -> claim(task(draft.businessKey()), CARLA, "controller"))
                .hasStackTraceContaining("rule S13");
        assertThatThrownBy(
                        () -> complete(task(draft.businessKey()), CARLA, "controller", Map.of("decision", "approve")))
                .hasStackTraceContaining("rule S13");
        assertThatThrownBy(
                        () -> submitForm(task(draft.businessKey()), CARLA, "controller", Map.of("decision", "approve")))
                .hasStackTraceContaining("rule S13");
        assertThat(changes.read(draft.name(), 1).status()).isEqualTo(ToleranceVersion.Status.DRAFT);
        assertThat(jdbc.sql(
                                "select coalesce(sum(repeats), 0) from refusal where business_key = :key and person = :person")
                        .param("key", draft.businessKey())
                        .param("person", CARLA)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void anotherControllerMayApprove() {
        var draft = replayed(examples.newSupplier());
        complete(task(draft.businessKey()), "cora.controller", "controller", Map.of("decision", "approve"));
        assertThat(changes.read(draft.name(), 1).decidedBy()).isEqualTo("cora.controller");
    }

    @Test
    void refusedChangeEndsWithoutActing() {
        var supplier = examples.newSupplier();
        var draft = replayed(supplier);
        assertThatThrownBy(() -> complete(task(draft.businessKey()), FIONA, "cfo", Map.of("decision", "refuse")))
                .hasStackTraceContaining("say why you refuse");
        complete(task(draft.businessKey()), FIONA, "cfo", Map.of("decision", "refuse", "reason", "Too wide"));
        assertThat(endOf(draft.businessKey())).contains("EndEvent_ToleranceChangeRefused");
        assertThat(changes.read(draft.name(), 1).decisionReason()).isEqualTo("Too wide");
        assertThat(verdictOf(bill(delivered(supplier, chairs("100", "10")), "1030.00")))
                .isEqualTo("HOLD");
    }

    @Test
    void decisionThatIsNoneLeavesTheTaskOpen() {
        var draft = replayed(examples.newSupplier());
        assertThatThrownBy(() -> complete(task(draft.businessKey()), FIONA, "cfo", Map.of("decision", "perhaps")))
                .hasStackTraceContaining("must be approve or refuse");
        assertThat(findTask(draft.businessKey())).isPresent();
    }

    // --- who may propose what

    @ParameterizedTest
    @ValueSource(strings = {"accounts-payable", "cfo", "buyer", "process-designer", "requester"})
    void onlyControllersPropose(String group) {
        assertThatThrownBy(() -> start("some.body", group, request(examples.newSupplier())))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void undeclaredVariableIsRefusedAtTheStart() {
        var request = request(examples.newSupplier());
        request.put("decision", "approve");
        assertThatThrownBy(() -> start(CARLA, "controller", request)).hasStackTraceContaining("decision");
    }

    @Test
    void draftThatIsWrongIsRefusedAtTheStartAndNothingIsKept() {
        var request = request("S-NOBODY");
        var name = String.valueOf(request.get("name"));
        assertThatThrownBy(() -> start(CARLA, "controller", request))
                .hasStackTraceContaining("appliesTo: no supplier 'S-NOBODY' in the master data");
        assertThat(jdbc.sql("select count(*) from tolerance_set where name = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void wordThatIsNoChoiceIsRefusedAtTheStart() {
        var request = request(examples.newSupplier());
        request.put("way", "FIVE_WAY");
        assertThatThrownBy(() -> start(CARLA, "controller", request)).hasStackTraceContaining("FIVE_WAY");
    }

    private ToleranceVersion replayed(String supplier) {
        var draft = proposed(supplier);
        runJobs(draft.businessKey());
        return draft;
    }

    private ToleranceVersion proposed(String supplier) {
        return changes.byKey(start(CARLA, "controller", request(supplier)));
    }

    private String start(String person, String group, Map<String, Object> entered) {
        var started = as(
                person, group, () -> engine.getRuntimeService().startProcessInstanceByKey("ToleranceChange", entered));
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(started.getId())
                .singleResult()
                .getBusinessKey();
    }

    private static Map<String, Object> request(String supplier) {
        var entered = new HashMap<String, Object>();
        entered.put("name", newName());
        entered.put("basedOn", "STD");
        entered.put("scope", "SUPPLIER");
        entered.put("appliesTo", supplier);
        entered.put("way", "");
        entered.put("reason", "Prices of this supplier vary");
        entered.put("limits", SpinValues.jsonValue(LIMITS).create());
        return entered;
    }

    private static String newName() {
        return unique("T").replace('-', '_');
    }

    private static RequisitionLine chairsOf(String category) {
        return new RequisitionLine("Office chair", new BigDecimal("100"), "C62", new BigDecimal("10"), terms(category));
    }

    private static LineTerms terms(String category) {
        var usual = LineTerms.STANDARD;
        return new LineTerms(
                usual.kind(),
                usual.pricePer(),
                null,
                null,
                usual.overDeliveryPercent(),
                usual.matchPolicy(),
                usual.matchBasis(),
                usual.plannedFreight(),
                null,
                null,
                null,
                category,
                null,
                null,
                null,
                BigDecimal.ONE);
    }

    private PurchaseOrder delivered(String supplier, RequisitionLine line) {
        var order = order(supplier, line);
        receive(order, "100");
        return order;
    }

    private PurchaseOrder order(String supplier, RequisitionLine line) {
        return order(ProcurementExamples.draft(supplier, examples.newCostCentre("10000000"), "EUR", line));
    }

    private SupplierInvoice bill(PurchaseOrder order, String net) {
        return afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", order.orderNumber(), pieces("100", net))));
    }

    private String verdictOf(SupplierInvoice invoice) {
        return matches.of(invoice.businessKey()).orElseThrow().verdict();
    }
}

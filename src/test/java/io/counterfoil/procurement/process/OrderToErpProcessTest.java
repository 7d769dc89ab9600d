package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterfoil.connectors.tryton.TrytonErp;
import io.counterfoil.exchange.DueWork;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.exchange.lane.LaneWork;
import io.counterfoil.exchange.outbox.ExchangeOutbox;
import io.counterfoil.exchange.outbox.OutboxMessage;
import io.counterfoil.exchange.outbox.OutboxState;
import io.counterfoil.exchange.reconciliation.Reconciliations;
import io.counterfoil.procurement.ProcurementExamples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Orders reach a real Tryton, once each, whatever happens on the way; skipped where it is not there. */
class OrderToErpProcessTest extends ProcurementProcessTest {
    private static final String CONFIRM = "model.purchase.purchase.confirm";
    private static final String CREATE = "model.purchase.purchase.create";

    @Autowired
    private ExchangeOutbox outbox;

    @Autowired
    private Reconciliations reconciliations;

    @Autowired
    private HeldRecords held;

    @Autowired
    private List<LaneWork> works;

    @DynamicPropertySource
    static void erp(DynamicPropertyRegistry properties) {
        properties.add(
                "counterfoil.connectors.tryton.url",
                () -> TrytonErp.runs() ? TrytonErp.erp().url() : "http://127.0.0.1:9/");
        properties.add("counterfoil.connectors.tryton.login", () -> "svc-purchasing");
        properties.add("counterfoil.connectors.tryton.password", () -> "Pw-svc-purchasing-1");
        properties.add("counterfoil.connectors.tryton.timeout", () -> "PT5S");
    }

    @BeforeAll
    static void needTheErp() {
        assumeTrue(TrytonErp.runs(), TrytonErp.SKIPPED);
    }

    @BeforeEach
    void haveSuppliersOfTheErp() {
        jdbc.sql("""
                        insert into supplier (supplier_number, name, country, currency, iban, payment_days, checked_by, checked_on)
                        values ('SUP-100', 'Acme Steel GmbH', 'DE', 'EUR', 'DE02120300000000202051', 30, 'vera.vendor', current_date),
                               ('SUP-999', 'Not in the ERP', 'DE', 'EUR', 'DE12500105170648489890', 30, 'vera.vendor', current_date)
                        on conflict do nothing""").update();
        jdbc.sql("insert into cost_centre (cost_centre_number, name) values ('M-001', 'Known to the ERP')"
                        + " on conflict do nothing")
                .update();
        jdbc.sql("insert into budget (cost_centre, fiscal_year, amount, open)"
                        + " values ('M-001', extract(year from current_date), 10000000, true) on conflict do nothing")
                .update();
        TrytonErp.erp().forgetCalls();
    }

    @AfterEach
    void mendTheLine() {
        TrytonErp.erp().loseAnswersTo("");
        TrytonErp.erp().cut(false);
    }

    @Test
    void orderStandsInTheErpWithItsWorthAndOurReference() {
        var order = order("SUP-100", "12", "33.25");

        deliver();

        var message = messageOf(order);
        assertThat(message.state()).as(message.failure()).isEqualTo(OutboxState.DELIVERED);
        assertThat(message.answer()).as("the ERP's number").matches("\\d+");
        assertThat(TrytonErp.erp().called(CREATE)).isEqualTo(1);
    }

    @Test
    void orderWhoseConfirmationWasLostIsFoundAndNotPlacedAgain() {
        var order = order("SUP-100", "1", "100.00");
        TrytonErp.erp().loseAnswersTo(CONFIRM);
        deliver();
        assertThat(messageOf(order).state()).isEqualTo(OutboxState.WAITING);
        assertThat(messageOf(order).failure()).contains("does not answer");
        TrytonErp.erp().loseAnswersTo("");

        deliver();

        assertThat(messageOf(order).state()).isEqualTo(OutboxState.DELIVERED);
        assertThat(TrytonErp.erp().called(CREATE)).as("placed once").isEqualTo(1);
        assertThat(TrytonErp.erp().called(CONFIRM)).as("found standing").isEqualTo(1);
    }

    @Test
    void orderWhoseCreationWasLostIsContinuedAndNotPlacedAgain() {
        var order = order("SUP-100", "2", "10.00");
        TrytonErp.erp().loseAnswersTo(CREATE);
        deliver();
        TrytonErp.erp().loseAnswersTo("");
        assertThat(messageOf(order).state()).isEqualTo(OutboxState.WAITING);

        deliver();

        assertThat(messageOf(order).state()).isEqualTo(OutboxState.DELIVERED);
        assertThat(TrytonErp.erp().called(CREATE)).isEqualTo(1);
    }

    @Test
    void orderWaitsWhileTheLineIsCut() {
        TrytonErp.erp().cut(true);
        var order = order("SUP-100", "3", "10.00");
        deliver();
        assertThat(messageOf(order).state()).isEqualTo(OutboxState.WAITING);
        assertThat(messageOf(order).attempts()).isEqualTo(1);
        TrytonErp.erp().cut(false);

        deliver();

        assertThat(messageOf(order).state()).isEqualTo(OutboxState.DELIVERED);
    }

    @Test
    void whatTheErpRefusesWaitsForTheBuyerWithItsWords() {
        var order = order("SUP-999", "1", "10.00");

        deliver();

        var message = messageOf(order);
        assertThat(message.state()).isEqualTo(OutboxState.DEAD);
        assertThat(message.failure()).contains("refused it", "party.party", "SUP-999");
        var letter = jdbc.sql("select number from exchange_held where message = :m and contract = 'purchase-order'")
                .param("m", message.number())
                .query(String.class)
                .single();
        assertThat(held.get(letter).steward()).isEqualTo("buyer");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(letter)
                        .taskDefinitionKey("Task_ReviewDeadLetter")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void priceThatTheErpCannotHoldGoesAsOneLotOfTheSameWorth() {
        var order = order("SUP-100", "3", "33.333333");

        deliver();

        assertThat(messageOf(order).state()).as(messageOf(order).failure()).isEqualTo(OutboxState.DELIVERED);
    }

    @Test
    void whatBothSidesDoNotHaveAlikeWaitsForTheBuyerOnce() {
        var both = order("SUP-100", "1", "11.00");
        deliver();
        var onlyOurs = order("SUP-100", "1", "12.00");
        var day = ProcurementExamples.today();

        var first = reconciliations.run("purchase-order", day, day, "oscar.operator");
        var again = reconciliations.run("purchase-order", day, day, "oscar.operator");

        assertThat(differences(both)).isEmpty();
        assertThat(differences(onlyOurs)).containsExactly("ERP does not have it");
        assertThat(again.differences()).isEqualTo(first.differences());
        assertThat(first.ourCount()).isGreaterThanOrEqualTo(2);
        assertThat(reconciliations.of("purchase-order", 2, 0)).containsExactly(again, first);

        jdbc.sql("update purchase_order set net_amount = net_amount + 1 where order_number = :order")
                .param("order", both)
                .update();
        reconciliations.run("purchase-order", day, day, "oscar.operator");
        assertThat(differences(both)).singleElement().asString().contains("worth 12.00 here and 11", "there");
    }

    private List<String> differences(String order) {
        return jdbc.sql("select reason from exchange_held where object_key = :order and kind = 'DIFFERENCE'")
                .param("order", order)
                .query(String.class)
                .list();
    }

    private String order(String supplier, String quantity, String price) {
        return order(draft(supplier, "M-001", "EUR", chairs(quantity, price))).orderNumber();
    }

    /** Everything that waits, each once, as if its pause had passed. */
    private void deliver() {
        new DueWork(jdbc, works).doOnce(Instant.now().plusSeconds(3600));
    }

    private OutboxMessage messageOf(String order) {
        return outbox.get(jdbc.sql("select number from exchange_outbox where object_key = :key")
                .param("key", order)
                .query(Long.class)
                .single());
    }
}

package io.counterfoil.procurement;

import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvoiceConcurrencyTest extends ProcurementApiTest {
    private static final int THREADS = 20;

    @Test
    void invoicePostedByManyAtOnceWithOneKeyBecomesOneInvoice() throws Exception {
        var key = newKey();
        var supplier = examples.newSupplier();
        var number = unique("INV-");
        var body = invoiceBody(supplier, number, receivedOrder(supplier, "10", "10"), "10", "100.00");

        var answers = many(thread -> post(ERP, INVOICES, JSON, key, body));

        assertDoneOnce(answers, 202, supplier + "/" + number);
        assertThat(post(ERP, INVOICES, JSON, key, body).isReplayed()).isTrue();
        assertPaidOnce(supplier, number);
    }

    @Test
    void invoicePostedByManyAtOnceWithDifferentKeysBecomesOneInvoice() throws Exception {
        var supplier = examples.newSupplier();
        var number = unique("INV-");
        var body = invoiceBody(supplier, number, receivedOrder(supplier, "10", "10"), "10", "100.00");

        var answers = many(thread -> post(thread % 2 == 0 ? ERP : ANNA, INVOICES, JSON, newKey(), body));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 202).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("code")).isEqualTo("INVOICE_DUPLICATE");
            assertThat(answer.text("detail")).contains(supplier + "/" + number);
        });
        assertPaidOnce(supplier, number);
    }

    @Test
    void electronicInvoicePostedByManyAtOnceBecomesOneInvoice() throws Exception {
        var supplier = examples.newSupplier();
        var number = unique("UBL-");
        var order = receivedOrder(supplier, "10", "10");
        var document = ProcurementExamples.ublInvoice(supplier, number, order);

        var answers = many(thread -> post(ERP, INVOICES, XML, newKey(), document));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(THREADS - 1);
        assertPaidOnce(supplier, number);
        var invoiceKey = supplier + "/" + number;
        assertThat(jdbc.sql(
                                "select state, count(*) as n from incoming_document where position(convert_to(:number, 'UTF8')"
                                        + " in content) > 0 group by state order by state")
                        .param("number", number)
                        .query((row, index) -> row.getString("state") + " " + row.getInt("n"))
                        .list())
                .as("documents of " + invoiceKey)
                .containsExactly("ACCEPTED 1", "DUPLICATE " + (THREADS - 1));
    }

    @Test
    void manyInvoicesForTheSameGoodsAtOnceArePaidOnlyAsFarAsTheyArrived() throws Exception {
        var supplier = examples.newSupplier();
        var order = receivedOrder(supplier, "100", "10");

        var answers = many(thread ->
                post(ERP, INVOICES, JSON, newKey(), invoiceBody(supplier, unique("INV-"), order, "10", "100.00")));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
        await("every invoice matched", () -> invoicesIn(order, "RECEIVED") + invoicesIn(order, "MATCHED") == 0);
        assertThat(invoicesIn(order, "POSTED")).isEqualTo(10);
        assertThat(invoicesIn(order, "HELD")).isEqualTo(10);
        assertThat(jdbc.sql("select sum(amount) from payment p join supplier_invoice i on i.business_key ="
                                + " p.invoice_key where i.order_number = :order")
                        .param("order", order)
                        .query(java.math.BigDecimal.class)
                        .single())
                .isEqualByComparingTo("1000.00");
    }

    @Test
    void requisitionPostedByManyAtOnceWithOneKeyBecomesOne() throws Exception {
        var key = newKey();
        var costCentre = examples.newCostCentre("1000");
        var body = requisitionBody(examples.newSupplier(), costCentre, chair("1", "100"));

        var answers = atOnce(IntStream.range(0, 10)
                .mapToObj(thread -> (Callable<Answer>) () -> post(ERP, REQUISITIONS, JSON, key, body))
                .toList());

        assertThat(count("requisition", "cost_centre", costCentre)).isOne();
        var replayed = post(ERP, REQUISITIONS, JSON, key, body);
        assertThat(replayed.isReplayed()).isTrue();
        assertDoneOnce(answers, 201, replayed.text("businessKey"));
        assertThat(instances(replayed.text("businessKey"))).isOne();
    }

    private List<Answer> many(IntFunction<Answer> call) throws Exception {
        return atOnce(IntStream.range(0, THREADS)
                .mapToObj(thread -> (Callable<Answer>) () -> call.apply(thread))
                .toList());
    }

    /** One is carried out; the others get its answer, or are told to ask again while it is worked on. */
    private static void assertDoneOnce(List<Answer> answers, int status, String businessKey) {
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 409)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(status);
                    assertThat(answer.text("businessKey")).isEqualTo(businessKey);
                });
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.text("code")).isEqualTo("REQUEST_IN_FLIGHT"));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == status && !answer.isReplayed())
                .hasSize(1);
    }

    private void assertPaidOnce(String supplier, String number) {
        var key = supplier + "/" + number;
        await(key + " posted", () -> count("payment", "invoice_key", key) > 0);
        assertThat(count("supplier_invoice", "supplier_number", supplier)).isOne();
        assertThat(instances(key)).isOne();
        assertThat(count("journal_entry", "document_key", key)).isOne();
        assertThat(count("payment", "invoice_key", key)).isOne();
    }

    private long instances(String businessKey) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .count();
    }

    private long invoicesIn(String order, String status) {
        return jdbc.sql("select count(*) from supplier_invoice where order_number = :order and status = :status")
                .param("order", order)
                .param("status", status)
                .query(Long.class)
                .single();
    }
}

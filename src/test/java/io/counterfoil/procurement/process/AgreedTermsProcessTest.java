package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.procurement.requisition.OrderTerms;
import io.counterfoil.procurement.requisition.RequisitionDraft;
import io.counterfoil.procurement.requisition.RequisitionLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class AgreedTermsProcessTest extends ProcurementProcessTest {
    private static final OrderTerms PREPAID = new OrderTerms(new BigDecimal("30"), new BigDecimal("5"), true);

    @Autowired
    ObjectMapper mapper;

    @Test
    void approverReadsWhatElseIsAgreedAndWhatOfItIsLessControl() {
        var requisition = submit(draftOn(PREPAID, screws("""
                {"pricePer":100,"overDeliveryPercent":5,"matchPolicy":"TWO_WAY","plannedFreight":10.50,
                 "packUnit":"C62","packQuantity":12}""")));
        var sheet = String.valueOf(
                engine.getTaskService().getVariableLocal(task(requisition).getId(), "sheet"));
        assertThat(sheet)
                .contains(
                        "3.75 EUR per 100 boxes",
                        "93.75 EUR",
                        "paid without receipt (two-way match)",
                        "price per 100 boxes",
                        "one of boxes holds 12 pcs",
                        "5 % over-delivery",
                        "30 % prepayment",
                        "5 % of every invoice kept back until released",
                        "receipts are paid without an invoice",
                        "freight of 10.50 EUR planned",
                        "Less control");
    }

    @Test
    void standardTermsAreNotListed() {
        var requisition =
                submit(draft(examples.newSupplier(), examples.newCostCentre("1000"), "EUR", chairs("1", "5")));
        assertThat(String.valueOf(engine.getTaskService()
                        .getVariableLocal(task(requisition).getId(), "sheet")))
                .contains("\"terms\":[]");
    }

    @Test
    void termsAreKeptWhenTheRequesterCorrectsWhatTheFormShows() {
        var requisition = submit(draftOn(PREPAID, screws("{\"pricePer\":100,\"matchPolicy\":\"TWO_WAY\"}")));
        decide(requisition, "refuse", "Too many");
        var lines = "[{\"description\":\"Screws\",\"quantity\":\"1000\",\"unit\":\"BX\",\"unitPrice\":\"3.75\"},"
                + "{\"description\":\"Nuts\",\"quantity\":\"1\",\"unit\":\"BX\",\"unitPrice\":\"1\"}]";
        complete(
                task(requisition),
                RITA,
                "requester",
                Map.of(
                        "decision",
                        "resubmit",
                        "lines",
                        SpinValues.jsonValue(lines).create()));

        var revised = requisition(requisition);
        assertThat(revised.terms().prepaymentPercent()).isEqualByComparingTo("30");
        assertThat(revised.terms().evaluatedReceipt()).isTrue();
        assertThat(revised.lines().get(0).terms().pricePer()).isEqualByComparingTo("100");
        assertThat(revised.lines().get(0).terms().matchPolicy()).hasToString("TWO_WAY");
        assertThat(revised.lines().get(1).terms().matchPolicy()).isNull();
        assertThat(revised.netAmount()).isEqualByComparingTo("38.50");
    }

    @Test
    void catchWeightFollowsTheCorrectedQuantity() {
        var requisition = submit(draftOn(OrderTerms.STANDARD, screws("{\"priceUnit\":\"KGM\",\"priceQuantity\":250}")));
        decide(requisition, "refuse", "Too many");
        var lines = "[{\"description\":\"Screws\",\"quantity\":\"1000\",\"unit\":\"BX\",\"unitPrice\":\"3.75\"}]";
        complete(
                task(requisition),
                RITA,
                "requester",
                Map.of(
                        "decision",
                        "resubmit",
                        "lines",
                        SpinValues.jsonValue(lines).create()));
        assertThat(requisition(requisition).lines().get(0).terms().priceQuantity())
                .isEqualByComparingTo("100");
        assertThat(requisition(requisition).netAmount()).isEqualByComparingTo("375");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"pricePer\":0} | lines[0].terms.pricePer: must be greater than 0",
                "{\"overDeliveryPercent\":100.1} | lines[0].terms.overDeliveryPercent: must be at most 100",
                "{\"overDeliveryPercent\":-1} | lines[0].terms.overDeliveryPercent: must not be negative",
                "{\"taxPercent\":101} | lines[0].terms.taxPercent: must be at most 100",
                "{\"plannedFreight\":-1} | lines[0].terms.plannedFreight: must not be negative",
                "{\"plannedFreight\":1.001} | lines[0].terms.plannedFreight: must have at most 2 decimals",
                "{\"priceUnit\":\"KGM\"} | lines[0].terms.priceQuantity: must not be empty where priceUnit is given",
                "{\"priceQuantity\":5} | lines[0].terms.priceUnit: must not be empty where priceQuantity is given",
                "{\"packUnit\":\"C62\"} | lines[0].terms.packQuantity: must not be empty where packUnit is given",
                "{\"packUnit\":\"BX\",\"packQuantity\":1} | lines[0].terms.packUnit: must be another unit",
                "{\"packUnit\":\"C62\",\"packQuantity\":0.000001,\"packPer\":9999999999999}"
                        + " | lines[0].terms.packQuantity: must be at most 1000000000 times packPer, and packPer at most as"
                        + " many times it, but is 0.000001 per 9999999999999",
                "{\"packUnit\":\"XYZ\",\"packQuantity\":1} | XYZ is no known unit of measure",
                "{\"priceUnit\":\"XYZ\",\"priceQuantity\":1} | XYZ is no known unit of measure",
                "{\"validTo\":\"2026-12-31\"} | lines[0].terms.validFrom: only a BLANKET line is valid for a time",
                "{\"kind\":\"BLANKET\",\"validFrom\":\"2026-12-31\",\"validTo\":\"2026-12-30\"} | must not be before validFrom",
                "{\"kind\":\"SERVICE\",\"overDeliveryPercent\":1} | only for GOODS; a SERVICE line is an amount",
                "{\"kind\":\"BLANKET\",\"packUnit\":\"C62\",\"packQuantity\":12} | only for GOODS; a BLANKET line",
                "{\"scheduledOn\":\"1066-10-14\"} | lines[0].terms.scheduledOn: must lie between"
            })
    void termsThatCannotBeMeantAreRefusedNamingTheField(String terms, String reason) {
        assertThatThrownBy(() -> submit(draftOn(OrderTerms.STANDARD, screws(terms))))
                .hasMessageContaining(reason);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"100.1, 0, must be at most 100", "-1, 0, must not be negative", "60, 41, must leave something to pay"})
    void sharesBeyondTheWholeAreRefused(String prepayment, String retention, String reason) {
        var terms = new OrderTerms(new BigDecimal(prepayment), new BigDecimal(retention), false);
        assertThatThrownBy(() -> submit(draftOn(terms, chairs("1", "5")))).hasMessageContaining(reason);
    }

    private RequisitionDraft draftOn(OrderTerms terms, RequisitionLine line) {
        return new RequisitionDraft(
                examples.newSupplier(), examples.newCostCentre("100000"), "EUR", "Screws", null, terms, List.of(line));
    }

    /** 2,500 boxes at 3.75 on the standard terms but for these. */
    private RequisitionLine screws(String terms) {
        try {
            var standard = (ObjectNode) mapper.valueToTree(LineTerms.STANDARD);
            standard.setAll((ObjectNode) mapper.readTree(terms));
            return new RequisitionLine(
                    "Screws",
                    new BigDecimal("2500"),
                    "BX",
                    new BigDecimal("3.75"),
                    mapper.treeToValue(standard, LineTerms.class));
        } catch (com.fasterxml.jackson.core.JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}

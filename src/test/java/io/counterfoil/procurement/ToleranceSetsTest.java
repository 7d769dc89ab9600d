package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class ToleranceSetsTest extends ProcessTest {
    @Autowired
    ToleranceSets toleranceSets;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "PRC, 50.00 EUR and 2.0 %, HOLD",
        "CUM, 50.00 EUR and 2.0 %, HOLD",
        "PRC_LOW, 5.0 %, WARN",
        "QTY, 25.00 EUR and 1.0 %, HOLD",
        "GR, nothing, HOLD",
        "ORD, nothing, HOLD",
        "OPU, 50.00 EUR and 2.0 %, HOLD",
        "AMT, 20.00 EUR and 1.0 %, HOLD",
        "FRT, 10.00 EUR and 10.0 %, HOLD",
        "FRTU, 25.00 EUR and 5.0 %, HOLD",
        "TAX, 0.05, HOLD",
        "TOT, 0.05, PARK",
        "DATE, '50,000.00 EUR', HOLD",
        "BLK, 10.00 EUR and 1.0 %, HOLD",
        "BLKDATE, nothing, HOLD",
        "PREPAY, nothing, HOLD",
        "RET, nothing, HOLD",
        "SAMPLE, 2.0 %, HOLD"
    })
    void standardSetHasTheLimitsOfTheDesign(String key, String words, Outcome consequence) {
        var standard = toleranceSets.inForce("any company");

        assertThat(standard.limits()).containsKey(key).hasSize(19);
        assertThat(standard.limit(key).words()).isEqualTo(words);
        assertThat(standard.limit(key).consequence()).isEqualTo(consequence);
        assertThat(standard.limit(key).operator()).isEqualTo(Limit.Operator.ALL);
        assertThat(standard.limit(key).source()).isEqualTo("STD version 1");
    }

    @Test
    void companysOwnSetComesBeforeTheOneForEveryCompany() {
        insertSet("OWN", 4, "COMPANY", "C-7", "IN_FORCE");
        insertLimit("'OWN', 4, 'PRC', 1.00, 'EUR', null, 'ALL', 'HOLD'");

        assertThat(toleranceSets.inForce("C-7").source()).isEqualTo("OWN version 4");
        assertThat(toleranceSets.inForce("C-8").source()).isEqualTo("STD version 1");
    }

    @Test
    void draftDoesNotAct() {
        insertSet("OWN", 5, "COMPANY", "C-7", "DRAFT");
        insertLimit("'OWN', 5, 'PRC', 1.00, 'EUR', null, 'ALL', 'HOLD'");

        assertThat(toleranceSets.inForce("C-7").source()).isEqualTo("STD version 1");
    }

    @Test
    void companyWithoutAnySetIsRefusedByName() {
        jdbc.sql("update tolerance_set set status = 'REPLACED'").update();

        assertThatThrownBy(() -> toleranceSets.inForce("C-7"))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("TOLERANCE_SET_MISSING"))
                .hasMessageContaining("C-7");
    }

    @Test
    void twoSetsInForceForTheSameScopeAreRefused() {
        assertThatThrownBy(() -> insertSet("STD", 2, "COMPANY", "*", "IN_FORCE"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("tolerance_set_in_force");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'STD', 1, 'TOT', -0.01, 'EUR', null, 'ALL', 'HOLD'",
                "'STD', 1, 'TOT', null, null, -1, 'ALL', 'HOLD'",
                "'STD', 1, 'TOT', null, null, null, 'ALL', 'HOLD'",
                "'STD', 1, 'TOT', null, 'EUR', 2.0, 'ALL', 'HOLD'",
                "'STD', 1, 'TOT', 0.05, 'EUR', null, 'BOTH', 'HOLD'",
                "'STD', 1, 'TOT', 0.05, 'EUR', null, 'ALL', 'WITHIN'",
                "'STD', 1, 'tot', 0.05, 'EUR', null, 'ALL', 'HOLD'",
                "'STD', 1, 'PRC', 0.05, 'EUR', null, 'ALL', 'HOLD'",
                "'STD', 9, 'TOT', 0.05, 'EUR', null, 'ALL', 'HOLD'"
            })
    void limitThatMakesNoSenseIsRefusedByTheDatabase(String values) {
        assertThatThrownBy(() -> insertLimit(values)).isInstanceOf(DataIntegrityViolationException.class);
    }

    private void insertSet(String name, int version, String scope, String appliesTo, String status) {
        jdbc.sql("insert into tolerance_set (name, version, scope, applies_to, status, description)"
                        + " values (?, ?, ?, ?, ?, 'test')")
                .params(name, version, scope, appliesTo, status)
                .update();
    }

    private void insertLimit(String values) {
        jdbc.sql("insert into tolerance_limit (set_name, set_version, key, absolute_amount, currency, percent,"
                        + " operator, consequence) values (" + values + ")")
                .update();
    }
}

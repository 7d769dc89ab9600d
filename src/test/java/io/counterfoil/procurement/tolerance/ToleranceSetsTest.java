package io.counterfoil.procurement.tolerance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.ToleranceSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
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

    ToleranceExamples examples;

    @BeforeEach
    void openExamples() {
        examples = new ToleranceExamples(jdbc);
    }

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
        examples.inForce("OWN", 1, "COMPANY", "C-7");

        assertThat(toleranceSets.inForce("C-7").source()).isEqualTo("OWN version 1");
        assertThat(toleranceSets.inForce("C-8").source()).isEqualTo("STD version 1");
    }

    @Test
    void draftDoesNotAct() {
        examples.draft("S9", 1, "SUPPLIER", "S-9");

        assertThat(toleranceSets.inForce("S-9", null).source()).isEqualTo("STD version 1");
    }

    @Test
    void companyWithoutAnySetIsRefusedByName() {
        jdbc.sql("update tolerance_set set status = 'REPLACED', replaced_at = now() where status = 'IN_FORCE'")
                .update();

        assertThatThrownBy(() -> toleranceSets.inForce("C-7"))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("TOLERANCE_SET_MISSING"))
                .hasMessageContaining("C-7");
        assertThatThrownBy(() -> toleranceSets.applicable("S-9", List.of("IT")))
                .isInstanceOf(BusinessRuleViolation.class);
    }

    // --- M46: the most specific whole set wins

    @Test
    void M46_supplierComesBeforeCategoryAndCategoryBeforeCompany() {
        examples.inForce("S9", 1, "SUPPLIER", "S-9", "'PRC', 0, 'EUR', 0, 'ALL', 'HOLD'");
        examples.inForce("IT", 1, "CATEGORY", "IT", "'PRC', 100.00, 'EUR', 3.0, 'ALL', 'HOLD'");

        assertThat(toleranceSets.inForce("S-9", null).source()).isEqualTo("S9 version 1");
        assertThat(toleranceSets.inForce("S-9", "IT").source()).isEqualTo("S9 version 1");
        assertThat(toleranceSets.inForce("S-8", "IT").source()).isEqualTo("IT version 1");
        assertThat(toleranceSets.inForce("S-8", "Office").source()).isEqualTo("STD version 1");
        assertThat(toleranceSets.inForce("S-8", null).source()).isEqualTo("STD version 1");
        assertThat(toleranceSets.inForce(null, null).source()).isEqualTo("STD version 1");
    }

    @Test
    void allSetsThatCouldApplyAreReadAtOnce() {
        examples.inForce("S9", 1, "SUPPLIER", "S-9");
        examples.inForce("IT", 1, "CATEGORY", "IT");
        examples.inForce("CARS", 1, "CATEGORY", "Cars");

        var sets = toleranceSets.applicable("S-8", List.of("IT", "Office"));

        assertThat(sets.forCategory("IT").source()).isEqualTo("IT version 1");
        assertThat(sets.forCategory("Office").source()).isEqualTo("STD version 1");
        assertThat(sets.ofCategory()).containsOnlyKeys("IT");
        assertThat(sets.ofSupplier()).isNull();
    }

    @Test
    void policyOfTheSetIsReadWithItsLimits() {
        examples.insertSet("S9", 1, "SUPPLIER", "S-9", "DRAFT");
        assertThat(toleranceSets.find("S9", 1)).isEmpty();
        jdbc.sql("insert into tolerance_set (name, version, scope, applies_to, status, way, basis, pays, description,"
                        + " reason, proposed_by) values ('S8', 1, 'SUPPLIER', 'S-8', 'DRAFT', 'FOUR_WAY', 'RECEIPT',"
                        + " 'UNDISPUTED', 'test', 'test', 'carla.controller')")
                .update();
        examples.insertLimit("'S8', 1, 'PRC', 1, 'EUR', null, 'ALL', 'HOLD'");

        var set = toleranceSets.find("S8", 1).orElseThrow();
        assertThat(set.way()).isEqualTo(MatchPolicy.Way.FOUR_WAY);
        assertThat(set.basis()).isEqualTo(MatchPolicy.Basis.RECEIPT);
        assertThat(set.pays()).isEqualTo(ToleranceSet.Payment.UNDISPUTED);
    }

    // --- what the database guards

    @Test
    void twoSetsInForceForTheSameScopeAreRefused() {
        examples.draft("STD", 2, "COMPANY", "*");
        assertThatThrownBy(() -> examples.putInForce("STD", 2, "fiona.cfo"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("tolerance_set_in_force");
    }

    @Test
    void twoDraftsForTheSameScopeAreRefused() {
        examples.draft("STD", 2, "COMPANY", "*");
        assertThatThrownBy(() -> examples.insertSet("NEW", 1, "COMPANY", "*", "DRAFT"))
                .hasMessageContaining("tolerance_set_one_draft");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tolerance_limit set absolute_amount = 60 where set_name = 'STD' and key = 'PRC'",
                "update tolerance_limit set key = 'CUM' where set_name = 'STD' and key = 'PRC'",
                "delete from tolerance_limit where set_name = 'STD' and key = 'PRC'",
                "update tolerance_set set way = 'TWO_WAY' where name = 'STD'",
                "update tolerance_set set pays = 'UNDISPUTED' where name = 'STD'",
                "update tolerance_set set applies_to = 'C-1' where name = 'STD'",
                "update tolerance_set set reason = 'better' where name = 'STD'",
                "update tolerance_set set decided_by = 'olaf.owner' where name = 'STD'",
                "update tolerance_set set in_force_at = now() where name = 'STD'",
                "update tolerance_set set status = 'DRAFT', decided_by = null, decided_at = null, in_force_at = null",
                "update tolerance_set set status = 'REFUSED', in_force_at = null where name = 'STD'",
                "delete from tolerance_set where name = 'STD'",
                "truncate tolerance_limit",
                "truncate tolerance_set cascade"
            })
    void setInForceDoesNotChange(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageMatching("(?s).*(does not change|cannot go|stays on record).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tolerance_limit set percent = 60 where set_name = 'S9' and key = 'PRC'",
                "delete from tolerance_limit where set_name = 'S9' and key = 'PRC'",
                "update tolerance_set set description = 'other' where name = 'S9' and version = 1",
                "update tolerance_set set status = 'IN_FORCE', replaced_at = null where name = 'S9' and version = 1",
                "delete from tolerance_set where name = 'S9' and version = 1"
            })
    void replacedSetDoesNotChange(String statement) {
        examples.inForce("S9", 1, "SUPPLIER", "S-9");
        examples.inForce("S9", 2, "SUPPLIER", "S-9");
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .hasMessageMatching("(?s).*(does not change|cannot go|stays on record).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tolerance_limit set percent = 60 where set_name = 'S9' and key = 'PRC'",
                "update tolerance_set set way = 'NONE' where name = 'S9'",
                "update tolerance_set set status = 'REPLACED', decided_by = 'x', decided_at = now(), in_force_at = now(),"
                        + " replaced_at = now() where name = 'S9'",
                "delete from tolerance_set where name = 'S9'"
            })
    void whatTheSecondPersonSeesIsWhatActs(String statement) {
        examples.draft("S9", 1, "SUPPLIER", "S-9");
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .hasMessageMatching("(?s).*(does not change|cannot go|stays on record).*");
    }

    @Test
    void setInForceTakesNoFurtherLimit() {
        jdbc.sql("insert into tolerance_key (key, position, text) values ('NEW', 99, 'new')")
                .update();
        assertThatThrownBy(() -> examples.insertLimit("'STD', 1, 'NEW', 1, 'EUR', null, 'ALL', 'HOLD'"))
                .hasMessageContaining("is no draft and takes no limit NEW");
    }

    @Test
    void setBeginsAsDraft() {
        assertThatThrownBy(() -> examples.insertSet("S9", 1, "SUPPLIER", "S-9", "IN_FORCE"))
                .hasMessageContaining("must begin as DRAFT");
    }

    @ParameterizedTest
    @CsvSource({"STD, 3, 2", "STD, 1, 2", "S9, 2, 1"})
    void versionsCountUpWithoutGaps(String name, int version, int next) {
        assertThatThrownBy(() -> examples.insertSet(name, version, "COMPANY", "*", "DRAFT"))
                .hasMessageContaining("must be " + next);
    }

    @Test
    void nameKeepsItsScope() {
        assertThatThrownBy(() -> examples.insertSet("STD", 2, "SUPPLIER", "S-9", "DRAFT"))
                .hasMessageContaining("keeps its scope");
    }

    @Test
    void setWithAGapNeverActs() {
        examples.insertSet("S9", 1, "SUPPLIER", "S-9", "DRAFT");
        examples.insertLimit("'S9', 1, 'PRC', 1, 'EUR', null, 'ALL', 'HOLD'");
        assertThatThrownBy(() -> examples.putInForce("S9", 1, "fiona.cfo"))
                .hasMessageContaining("no limit for CUM, PRC_LOW, QTY");
    }

    @Test
    void databaseKnowsThatTwoPeopleAreNeeded() {
        examples.draft("S9", 1, "SUPPLIER", "S-9");
        assertThatThrownBy(() -> examples.putInForce("S9", 1, "carla.controller"))
                .hasMessageContaining("a_second_person_decides");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'S9', 1, 'TOT', -0.01, 'EUR', null, 'ALL', 'HOLD'",
                "'S9', 1, 'TOT', null, null, -1, 'ALL', 'HOLD'",
                "'S9', 1, 'TOT', null, null, null, 'ALL', 'HOLD'",
                "'S9', 1, 'TOT', null, 'EUR', 2.0, 'ALL', 'HOLD'",
                "'S9', 1, 'TOT', 0.05, 'EUR', null, 'BOTH', 'HOLD'",
                "'S9', 1, 'TOT', 0.05, 'EUR', null, 'ALL', 'WITHIN'",
                "'S9', 1, 'tot', 0.05, 'EUR', null, 'ALL', 'HOLD'",
                "'S9', 1, 'NOPE', 0.05, 'EUR', null, 'ALL', 'HOLD'",
                "'S9', 9, 'TOT', 0.05, 'EUR', null, 'ALL', 'HOLD'"
            })
    void limitThatMakesNoSenseIsRefusedByTheDatabase(String values) {
        examples.insertSet("S9", 1, "SUPPLIER", "S-9", "DRAFT");
        assertThatThrownBy(() -> examples.insertLimit(values)).isInstanceOf(DataIntegrityViolationException.class);
    }
}

package io.counterfoil.procurement.tolerance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.ToleranceSet;
import io.counterfoil.procurement.tolerance.ToleranceVersion.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test is rolled back: nothing acts on other tests. */
@Transactional
class ToleranceDraftTest extends ProcessTest {
    private static final String CARLA = "carla.controller";
    private static final String FIONA = "fiona.cfo";

    @Autowired
    ToleranceChanges changes;

    @Autowired
    ToleranceVersions versions;

    @Autowired
    ToleranceSets sets;

    @Autowired
    JdbcClient jdbc;

    String supplier = "";

    @BeforeEach
    void openExamples() {
        supplier = new ProcurementExamples(jdbc).newSupplier();
    }

    @Test
    void copyTakesOverWhatItDoesNotSay() {
        var draft = changes.register(draft(limit("PRC", "80", "EUR", "2.5")), CARLA);

        assertThat(draft.businessKey()).isEqualTo("TOL-STD-2");
        assertThat(draft.status()).isEqualTo(Status.DRAFT);
        assertThat(draft.limits()).hasSize(19);
        assertThat(draft.limit("PRC").orElseThrow().words()).isEqualTo("80.00 EUR and 2.5 %, beyond it holds");
        assertThat(draft.limit("PRC_LOW").orElseThrow().words()).isEqualTo("5.0 %, beyond it only warns");
        assertThat(draft.way()).isEqualTo(MatchPolicy.Way.THREE_WAY);
        assertThat(draft.proposedBy()).isEqualTo(CARLA);
        assertThat(sets.inForce(supplier, null).version()).isOne();
    }

    @Test
    void comparisonNamesWhatChangesOldAndNew() {
        var draft = changes.register(
                new ToleranceDraft(
                        "STD",
                        "STD",
                        null,
                        null,
                        MatchPolicy.Way.FOUR_WAY,
                        MatchPolicy.Basis.ORDER,
                        ToleranceSet.Payment.WHOLE,
                        null,
                        "Fewer holds",
                        List.of(limit("PRC", "80", "EUR", "2.5"))),
                CARLA);

        var comparison = versions.comparison(draft);
        assertThat(comparison.with()).contains("STD version 1");
        assertThat(comparison.sameScope()).isTrue();
        assertThat(comparison.changes())
                .extracting(change -> change.subject() + ": " + change.before() + " -> " + change.after())
                .containsExactly(
                        "way: three-way, also against what was received -> four-way, also against what inspection"
                                + " accepted",
                        "PRC: 50.00 EUR and 2.0 %, beyond it holds -> 80.00 EUR and 2.5 %, beyond it holds");
    }

    @Test
    void firstSetOfASupplierIsComparedWithTheCompanys() {
        var draft = changes.register(supplierDraft(limit("PRC", "0", "EUR", null)), CARLA);

        var comparison = versions.comparison(draft);
        assertThat(comparison.with()).contains("STD version 1");
        assertThat(comparison.sameScope()).isFalse();
        assertThat(comparison.changes()).hasSize(1);
    }

    @Test
    void approvedSetTakesThePlaceOfTheOneBefore() {
        var draft = changes.register(draft(limit("PRC", "80", "EUR", "2.5")), CARLA);
        changes.decide(draft.businessKey(), FIONA, true, "");

        var old = changes.read("STD", 1);
        var now = changes.read("STD", 2);
        assertThat(old.status()).isEqualTo(Status.REPLACED);
        assertThat(old.replacedAt()).isNotNull();
        assertThat(now.status()).isEqualTo(Status.IN_FORCE);
        assertThat(now.decidedBy()).isEqualTo(FIONA);
        assertThat(now.inForceAt()).isNotNull();
        assertThat(sets.inForce(supplier, null).source()).isEqualTo("STD version 2");
        assertThat(versions.comparison(now).with()).contains("STD version 1");
    }

    @Test
    void refusedDraftNeverActsAndKeepsItsVersion() {
        var draft = changes.register(draft(limit("PRC", "80", "EUR", "2.5")), CARLA);
        changes.decide(draft.businessKey(), FIONA, false, "Too wide");

        assertThat(changes.read("STD", 2).status()).isEqualTo(Status.REFUSED);
        assertThat(changes.read("STD", 2).decisionReason()).isEqualTo("Too wide");
        assertThat(sets.inForce(supplier, null).source()).isEqualTo("STD version 1");
        assertThat(changes.register(draft(limit("PRC", "60", "EUR", "2.5")), CARLA)
                        .version())
                .isEqualTo(3);
        assertThatThrownBy(() -> changes.decide(draft.businessKey(), FIONA, true, ""))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is REFUSED and no draft");
    }

    @Test
    void refusalNeedsAReason() {
        var draft = changes.register(draft(limit("PRC", "80", "EUR", "2.5")), CARLA);
        assertThatThrownBy(() -> changes.decide(draft.businessKey(), FIONA, false, " "))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void proposerDoesNotDecide() {
        var draft = changes.register(draft(limit("PRC", "80", "EUR", "2.5")), CARLA);
        assertThatThrownBy(() -> changes.decide(draft.businessKey(), CARLA, true, ""))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("carla.controller proposed STD version 2");
    }

    @Test
    void secondDraftForTheSameScopeWaits() {
        changes.register(draft(limit("PRC", "80", "EUR", "2.5")), CARLA);
        assertThatThrownBy(() -> changes.register(draft(limit("PRC", "90", "EUR", "2.5")), CARLA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("STD version 2, proposed by carla.controller");
    }

    @Test
    void draftThatChangesNothingIsRefused() {
        assertThatThrownBy(() -> changes.register(draft(limit("PRC", "50.00", "EUR", "2")), CARLA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("STD version 1");
    }

    @Test
    void newSetWithGapsIsRefusedNamingEveryMissingKey() {
        var limits = new ArrayList<ToleranceLimit>();
        versions.catalogue().stream()
                .filter(key -> !List.of("CUM", "DATE", "RET").contains(key.key()))
                .forEach(key -> limits.add(limit(
                        key.key(),
                        key.amount() == ToleranceKey.Amount.NONE ? null : "0",
                        null,
                        key.amount() == ToleranceKey.Amount.NONE ? "1" : null)));
        assertThatThrownBy(() -> changes.register(newSet(limits), CARLA))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("limits: must have every key; missing are CUM, DATE, RET");
    }

    @Test
    void setMayPayWhatNobodyDoubtsAndTheComparisonSaysSo() {
        var draft = changes.register(
                new ToleranceDraft(
                        "STD",
                        "STD",
                        null,
                        null,
                        MatchPolicy.Way.THREE_WAY,
                        MatchPolicy.Basis.ORDER,
                        ToleranceSet.Payment.UNDISPUTED,
                        null,
                        "Pay what is clear",
                        List.of()),
                CARLA);
        assertThat(versions.comparison(draft).changes())
                .extracting(change -> change.subject() + ": " + change.before() + " -> " + change.after())
                .containsExactly("pays: nothing is paid while held -> what nobody doubts is paid while held");
    }

    @Test
    void newSetWithEveryKeyIsTaken() {
        var limits = new ArrayList<ToleranceLimit>();
        versions.catalogue()
                .forEach(key -> limits.add(limit(
                        key.key(),
                        key.amount() == ToleranceKey.Amount.NONE ? null : "0",
                        null,
                        key.amount() == ToleranceKey.Amount.NONE ? "1" : null)));
        assertThat(changes.register(newSet(limits), CARLA).limits()).hasSize(19);
    }

    @Test
    void newSetThatCopiesNothingMustSayEverything() {
        var draft = ToleranceDraft.ofLimits("NEW", null, null, null, "", List.of());
        assertThatThrownBy(() -> changes.register(draft, CARLA))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("scope: must be COMPANY, CATEGORY or SUPPLIER")
                .hasMessageContaining("way: must be")
                .hasMessageContaining("basis: must be")
                .hasMessageContaining("pays: must be")
                .hasMessageContaining("reason: must not be empty")
                .hasMessageContaining("missing are PRC, CUM, PRC_LOW");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRX     | 1  | EUR |      | limits[0].key: there is no key 'PRX'; known are PRC, CUM",
                "PRC     | -1 | EUR |      | limits[0].absolute: must not be negative but is -1",
                "PRC     |    |     | -0.5 | limits[0].percent: must not be negative but is -0.5",
                "PRC     |    |     |      | limits[0].absolute: give an amount, a percentage or both",
                "PRC     | 1.00001 | EUR | | limits[0].absolute: must have at most 4 decimals",
                "PRC     | 5  |     |      | limits[0].currency: PRC is an amount of money and needs its currency",
                "PRC     | 5  | EUX |      | limits[0].currency: must be EUR, the currency of the books, but is 'EUX'",
                "PRC     | 5  | JPY |      | limits[0].currency: must be EUR, the currency of the books, but is 'JPY'",
                "PRC     |    | EUR | 2    | limits[0].currency: belongs to an amount, but there is none",
                "SAMPLE  |    |     | 100.5 | limits[0].percent: must be at most 100 for SAMPLE but is 100.5",
                "PRC_LOW |    |     | 101  | limits[0].percent: must be at most 100 for PRC_LOW but is 101",
                "TAX_RATE |   |     | 200  | limits[0].percent: must be at most 100 for TAX_RATE",
                "SAMPLE  | 3  |     |      | limits[0].absolute: SAMPLE is a percentage only",
                "GR      | 3  | EUR |      | limits[0].currency: GR counts pieces or days and has no currency",
                "BLKDATE |    |     | 5    | limits[0].percent: BLKDATE has no percentage",
                "PRC     |    |     | 100000 | limits[0].percent: must be at most 99999",
            })
    void limitThatCannotBeMeantIsRefusedNamingIt(
            String key,
            @Nullable String absolute,
            @Nullable String currency,
            @Nullable String percent,
            String problem) {
        assertThatThrownBy(() -> changes.register(draft(limit(key, absolute, currency, percent)), CARLA))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(problem);
    }

    @Test
    void priceMayExceedTheOrderByMoreThanTheWhole() {
        assertThat(changes.register(draft(limit("FRT", null, null, "150")), CARLA)
                        .version())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WITHIN", "EXACT"})
    void consequenceThatIsNoneIsRefused(Outcome consequence) {
        var limit = new ToleranceLimit("PRC", BigDecimal.ONE, "EUR", null, Limit.Operator.ANY, consequence);
        assertThatThrownBy(() -> changes.register(draft(limit), CARLA))
                .hasMessageContaining("limits[0].consequence: must be WARN, HOLD, PARK or REJECT but is");
    }

    @Test
    void keyGivenTwiceIsRefused() {
        assertThatThrownBy(() ->
                        changes.register(draft(limit("PRC", "1", "EUR", null), limit("PRC", "2", "EUR", null)), CARLA))
                .hasMessageContaining("limits[1].key: must be given once but PRC is given again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S9  | SUPPLIER | S-NOBODY | appliesTo: no supplier 'S-NOBODY' in the master data",
                "S9  | SUPPLIER |          | appliesTo: no supplier '*' in the master data",
                "IT  | CATEGORY |          | appliesTo: must name the category",
                "OWN | COMPANY  | C-7      | appliesTo: must be * for the company but is 'C-7'",
                "STD | CATEGORY | IT       | name: STD is the set for the company and stays it; for category IT",
                "std | COMPANY  | *        | name: must be up to 20 capital letters"
            })
    void scopeThatCannotBeMeantIsRefusedNamingIt(
            String name, ToleranceScope scope, @Nullable String appliesTo, String problem) {
        var draft =
                ToleranceDraft.ofLimits(name, "STD", scope, appliesTo, "Test", List.of(limit("PRC", "1", "EUR", null)));
        assertThatThrownBy(() -> changes.register(draft, CARLA))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(problem);
    }

    @Test
    void copyOfASetThatIsNotInForceIsRefused() {
        var draft = ToleranceDraft.ofLimits("S9", "NOPE", null, null, "Test", List.of());
        assertThatThrownBy(() -> changes.register(draft, CARLA))
                .hasMessageContaining("basedOn: no tolerance set NOPE is in force");
    }

    private static ToleranceDraft draft(ToleranceLimit... limits) {
        return ToleranceDraft.ofLimits("STD", "STD", null, null, "Fewer holds", List.of(limits));
    }

    private ToleranceDraft supplierDraft(ToleranceLimit... limits) {
        return ToleranceDraft.ofLimits("S9", "STD", ToleranceScope.SUPPLIER, supplier, "Strict", List.of(limits));
    }

    private ToleranceDraft newSet(List<ToleranceLimit> limits) {
        return new ToleranceDraft(
                "NEW",
                null,
                ToleranceScope.SUPPLIER,
                supplier,
                MatchPolicy.Way.TWO_WAY,
                MatchPolicy.Basis.ORDER,
                ToleranceSet.Payment.WHOLE,
                "Strict",
                "New supplier",
                limits);
    }

    private static ToleranceLimit limit(
            String key, @Nullable String absolute, @Nullable String currency, @Nullable String percent) {
        return new ToleranceLimit(
                key,
                absolute == null ? null : new BigDecimal(absolute),
                currency,
                percent == null ? null : new BigDecimal(percent),
                null,
                null);
    }
}

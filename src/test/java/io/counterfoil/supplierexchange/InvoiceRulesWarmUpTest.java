package io.counterfoil.supplierexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class InvoiceRulesWarmUpTest {

    @Test
    void healthIsUnknownUntilTheRulesWereTried() {
        assertThat(warmUp().health().getStatus()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void ourOwnInvoiceIsValidUnderBothRuleSets() {
        var warmUp = warmUp();
        warmUp.warmUp();

        assertThat(warmUp.health().getStatus()).isEqualTo(Status.UP);
        assertThat(warmUp.health().getDetails())
                .containsEntry("ruleSets", List.of("eu.peppol.bis3:invoice:2026.5", "eu.cen.en16931:ubl:1.3.16"));
    }

    @Test
    void mistypedRuleSetShowsAsAnUnhealthyPart() {
        var warmUp = warmUp("counterfoil.einvoice.en16931-invoice=eu.cen.en16931:ubl:9.9.9");
        warmUp.warmUp();

        assertThat(warmUp.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(warmUp.health().getDetails().toString()).contains("eu.cen.en16931:ubl:9.9.9");
    }

    @Test
    void rulesThatRefuseOurOwnInvoiceAreUnhealthy() {
        var warmUp = warmUp("counterfoil.einvoice.peppol-invoice=eu.peppol.bis3:creditnote:2026.5");
        warmUp.warmUp();

        assertThat(warmUp.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void warmUpMayBeSwitchedOff() {
        var warmUp = warmUp("counterfoil.einvoice.warm-up=false");
        warmUp.afterStart();

        assertThat(warmUp.health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("einvoice-warm-up");
    }

    private static InvoiceRulesWarmUp warmUp(String... overrides) {
        var ruleSets = InvoiceSamples.ruleSets(overrides);
        return new InvoiceRulesWarmUp(ruleSets, new PhiveInvoiceRules(ruleSets), new UblInvoiceReader());
    }
}

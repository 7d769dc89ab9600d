package io.counterfoil.procurement.review;

import static io.counterfoil.procurement.review.HoldDecision.AMEND_ORDER;
import static io.counterfoil.procurement.review.HoldDecision.ASK_RECEIVER;
import static io.counterfoil.procurement.review.HoldDecision.CREDIT_NOTE;
import static io.counterfoil.procurement.review.HoldDecision.REJECT;
import static io.counterfoil.procurement.review.HoldDecision.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.BusinessRuleViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldDecisionTest {
    @Test
    void priceMayBeReleasedCreditedOrAmended() {
        assertThat(HoldDecision.possible(List.of("PRC"), List.of("PRC")))
                .containsExactlyInAnyOrder(RELEASE, CREDIT_NOTE, AMEND_ORDER, REJECT);
    }

    @Test
    void nothingReceivedCannotBeReleasedAndSaysWhatHelps() {
        assertThat(HoldDecision.possible(List.of("GR"), List.of("GR")))
                .containsExactlyInAnyOrder(CREDIT_NOTE, ASK_RECEIVER, REJECT);
        assertThat(HoldDecision.advice(List.of("GR"), List.of("GR")))
                .contains("Nobody can release this: nothing received yet", "have the receipt recorded");
    }

    @Test
    void buyerMayAskTheReceiverThoughTheMissingReceiptIsNotHisFinding() {
        assertThat(HoldDecision.possible(List.of("PRC"), List.of("PRC", "QTY"))).contains(ASK_RECEIVER);
    }

    @Test
    void duplicateIsReleasedOrRejectedAndNothingElse() {
        assertThat(HoldDecision.possible(List.of("DUP"), List.of("DUP"))).containsExactlyInAnyOrder(RELEASE, REJECT);
    }

    @Test
    void pointlessDecisionIsRefusedWithTheOnesThatHelp() {
        assertThatThrownBy(() -> AMEND_ORDER.mustBePossible("S-1/I-1", List.of("DUP"), List.of("DUP")))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("S-1/I-1")
                .hasMessageContaining("choose one of release, reject");
    }
}

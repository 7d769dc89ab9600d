package io.counterfoil.procurement.review;

import io.counterfoil.kernel.BusinessRuleViolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a person can decide about a held invoice. What makes no sense for its findings is not offered, and refused if it
 * is chosen all the same.
 */
public enum HoldDecision {
    RELEASE("release", "Release for payment"),
    CREDIT_NOTE("creditNote", "Request a credit note and wait for it"),
    AMEND_ORDER("amendOrder", "Have the order amended and wait for it"),
    ASK_RECEIVER("askReceiver", "Ask the receiver to record the receipt"),
    REJECT("reject", "Reject the invoice");

    /**
     * Goods that nobody received are not paid for, amounts in two currencies are not compared, what has no rate cannot
     * be booked, and nobody pays out more than was kept back.
     */
    private static final Set<String> NOT_RELEASABLE = Set.of("GR", "CCY", "RATE", "RET");

    private static final Set<String> CREDITABLE =
            Set.of("PRC", "CUM", "QTY", "GR", "ORD", "OPU", "AMT", "FRT", "FRTU", "TAX", "BLK", "PREPAY", "RET");
    private static final Set<String> AMENDABLE = Set.of("PRC", "CUM", "ORD", "FRT", "FRTU", "DATE", "BLK", "BLKDATE");
    private static final Set<String> RECEIVABLE = Set.of("GR", "QTY", "AMT");

    private final String value;
    private final String label;

    HoldDecision(String value, String label) {
        this.value = value;
        this.label = label;
    }

    /** As the form sends it. */
    public String value() {
        return value;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    public static List<String> values(Set<HoldDecision> decisions) {
        return decisions.stream().map(HoldDecision::value).toList();
    }

    /** Empty for a value that no form sends. */
    public static java.util.Optional<HoldDecision> of(String value) {
        return Arrays.stream(values()).filter(one -> one.value.equals(value)).findFirst();
    }

    /**
     * What can be decided.
     *
     * @param own keys of the findings that the decider answers for
     * @param all keys of all findings that hold the invoice
     */
    public static Set<HoldDecision> possible(List<String> own, List<String> all) {
        var possible = EnumSet.of(REJECT);
        if (own.stream().noneMatch(NOT_RELEASABLE::contains)) {
            possible.add(RELEASE);
        }
        if (own.stream().anyMatch(CREDITABLE::contains)) {
            possible.add(CREDIT_NOTE);
        }
        if (own.stream().anyMatch(AMENDABLE::contains)) {
            possible.add(AMEND_ORDER);
        }
        if (all.stream().anyMatch(RECEIVABLE::contains)) {
            possible.add(ASK_RECEIVER);
        }
        return possible;
    }

    /** Why what is missing is missing, in sentences; empty if everything is possible. */
    public static String advice(List<String> own, List<String> all) {
        var possible = possible(own, all);
        var advice = new ArrayList<String>();
        if (!possible.contains(RELEASE)) {
            advice.add("Nobody can release this: " + CheckWords.of(fixed(own)) + ". " + remedy(own));
        }
        if (!possible.contains(CREDIT_NOTE)) {
            advice.add("A credit note would not help here.");
        }
        if (!possible.contains(AMEND_ORDER)) {
            advice.add("Amending the order would not help here.");
        }
        if (!possible.contains(ASK_RECEIVER)) {
            advice.add("No receipt is missing.");
        }
        return String.join(" ", advice);
    }

    /** @throws BusinessRuleViolation {@code HOLD_NOT_RELEASABLE} or {@code DECISION_POINTLESS} with the remedy */
    public void mustBePossible(String invoiceKey, List<String> own, List<String> all) {
        var possible = possible(own, all);
        if (possible.contains(this)) {
            return;
        }
        if (this == RELEASE) {
            throw new BusinessRuleViolation(
                    "HOLD_NOT_RELEASABLE",
                    "invoice " + invoiceKey + " is held for " + String.join(", ", fixed(own))
                            + ", which nobody can release; " + remedy(own));
        }
        throw new BusinessRuleViolation(
                "DECISION_POINTLESS",
                "decision: '" + label + "' does not help invoice " + invoiceKey + ", held for " + CheckWords.of(all)
                        + "; choose one of " + String.join(", ", values(possible)));
    }

    private static List<String> fixed(List<String> own) {
        return own.stream().filter(NOT_RELEASABLE::contains).toList();
    }

    private static String remedy(List<String> own) {
        if (own.contains("GR")) {
            return "have the receipt recorded, request a credit note or reject the invoice.";
        }
        if (own.contains("RATE")) {
            return "have the exchange rate entered; it is matched again by itself.";
        }
        return own.contains("RET")
                ? "reject it and ask for at most what was kept back."
                : "reject it and ask the supplier for an invoice in the order's currency.";
    }
}

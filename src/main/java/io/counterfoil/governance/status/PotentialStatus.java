package io.counterfoil.governance.status;

import io.counterfoil.governance.value.Index;
import io.counterfoil.governance.value.Outlook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Will it be worth what was promised: expected value against the plan of the current baseline and of the original one,
 * both always shown; the worse colours.
 *
 * <p>A stale status counts as amber, and as red if its figures are: nobody gets out of red by confirming nothing.
 *
 * @param current potential index against the current baseline
 * @param original potential index against the first baseline
 * @param stale why nobody can rely on the figures, in words; empty if they are fresh
 */
public record PotentialStatus(
        Index current, Light currentLight, Index original, Light originalLight, List<String> stale) {

    public PotentialStatus {
        stale = List.copyOf(stale);
    }

    /** @param forecastConfirmed whether the owner confirmed the forecast in this period */
    public static PotentialStatus of(Outlook outlook, boolean forecastConfirmed, StatusBands bands) {
        var stale = new ArrayList<String>();
        if (!forecastConfirmed) {
            stale.add("the owner has not confirmed the forecast in this period");
        }
        outlook.withoutValidation()
                .forEach(period -> stale.add("the controller has not validated the actual of " + period));
        return of(outlook.expected(), outlook.plan(), outlook.originalPlan(), bands)
                .stale(stale);
    }

    /** Of figures that are fresh. */
    public static PotentialStatus of(BigDecimal expected, BigDecimal plan, BigDecimal originalPlan, StatusBands bands) {
        var current = new Index(expected, plan);
        var original = new Index(expected, originalPlan);
        return new PotentialStatus(
                current,
                bands.potential().light(current),
                original,
                bands.potential().light(original),
                List.of());
    }

    /** The same figures, not to be relied on. */
    public PotentialStatus stale(List<String> reasons) {
        return new PotentialStatus(current, currentLight, original, originalLight, reasons);
    }

    /** Blocks every gate. */
    public boolean isStale() {
        return !stale.isEmpty();
    }

    public Light light() {
        var judged = currentLight.worseOf(originalLight);
        return isStale() ? judged.worseOf(Light.AMBER) : judged;
    }

    /** The index that colours. */
    public Index worse() {
        return original.isWorseThan(current) ? original : current;
    }

    /** One sentence for people, with both indices. */
    public String reason() {
        var indices = "Expected " + plain(current.reached()) + " of " + plain(current.planned()) + " (PI "
                + current.shown() + "), of the original plan of " + plain(original.planned()) + " (PI "
                + original.shown() + ")";
        return isStale() ? indices + "; stale: " + String.join(", ", stale) + "." : indices + ".";
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}

package io.counterfoil.procurement.invoicematch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation decides about matching beside its tolerance sets.
 *
 * @param bankChangeDays days of 24 hours after a change of account in which invoices are held; 0 holds none for that
 * @param sampleKey secret by which samples are drawn, so that no supplier can foresee them; blank draws none
 */
@ConfigurationProperties("counterfoil.matching")
public record MatchSettings(
        @DefaultValue("30") int bankChangeDays,
        @DefaultValue("") String sampleKey) {
    public MatchSettings {
        if (bankChangeDays < 0) {
            throw new IllegalArgumentException(
                    "counterfoil.matching.bank-change-days must not be negative but is " + bankChangeDays);
        }
    }

    @Override
    public String toString() {
        return "bank-change-days=" + bankChangeDays + ", sample-key=" + (sampleKey.isBlank() ? "none" : "set");
    }
}

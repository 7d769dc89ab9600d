package io.counterfoil.procurement.invoicematch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation decides about matching beside its tolerance sets.
 *
 * @param bankChangeDays days of 24 hours after a change of account in which invoices are held; 0 holds none for that
 * @param issuedBackDays how many days before it came an invoice may be dated; older ones are held
 * @param issuedAheadDays how many days after it came an invoice may be dated; later ones are held
 * @param sampleKey secret by which samples are drawn, so that no supplier can foresee them; blank draws none
 */
@ConfigurationProperties("counterfoil.matching")
public record MatchSettings(
        @DefaultValue("30") int bankChangeDays,
        @DefaultValue("400") int issuedBackDays,
        @DefaultValue("1") int issuedAheadDays,
        @DefaultValue("") String sampleKey) {
    public MatchSettings {
        requireNotNegative("bank-change-days", bankChangeDays);
        requireNotNegative("issued-back-days", issuedBackDays);
        requireNotNegative("issued-ahead-days", issuedAheadDays);
    }

    private static void requireNotNegative(String property, int days) {
        if (days < 0) {
            throw new IllegalArgumentException(
                    "counterfoil.matching." + property + " must not be negative but is " + days);
        }
    }

    @Override
    public String toString() {
        return "bank-change-days=" + bankChangeDays + ", issued-back-days=" + issuedBackDays + ", issued-ahead-days="
                + issuedAheadDays + ", sample-key=" + (sampleKey.isBlank() ? "none" : "set");
    }
}

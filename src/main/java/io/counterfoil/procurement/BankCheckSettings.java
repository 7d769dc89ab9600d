package io.counterfoil.procurement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a new bank account is doubted.
 *
 * @param bankChangeDays days of 24 hours after the change in which invoices are held; 0 holds none for that
 */
@ConfigurationProperties("counterfoil.matching")
record BankCheckSettings(@DefaultValue("30") int bankChangeDays) {
    BankCheckSettings {
        if (bankChangeDays < 0) {
            throw new IllegalArgumentException(
                    "counterfoil.matching.bank-change-days must not be negative but is " + bankChangeDays);
        }
    }
}

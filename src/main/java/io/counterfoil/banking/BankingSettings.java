package io.counterfoil.banking;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Our side of the bank.
 *
 * @param debtorName as the bank knows us
 * @param debtorIban the account that pays
 * @param debtorBic of our bank; may be left out within SEPA
 * @param outbox folder the bank's software takes payment files from; every node must see the same folder
 * @param zone in whose days payments are due
 */
@ConfigurationProperties("counterfoil.banking")
public record BankingSettings(
        @DefaultValue("Counterfoil Demo GmbH") String debtorName,
        @DefaultValue("DE89370400440532013000") String debtorIban,
        @Nullable String debtorBic,
        @DefaultValue("./data/outbox") Path outbox,
        @DefaultValue("Europe/Berlin") ZoneId zone) {

    /** SEPA's limit for names. */
    private static final int SHORT_NAME = 70;

    public BankingSettings {
        debtorIban = BankAccount.of(debtorIban).iban();
        debtorBic = debtorBic == null || debtorBic.isBlank() ? null : BankAccount.bic(debtorBic);
        if (SafeText.of(debtorName, SHORT_NAME).isEmpty()) {
            throw new IllegalArgumentException(
                    "counterfoil.banking.debtor-name has no readable character: " + debtorName);
        }
    }
}

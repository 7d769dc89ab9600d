package io.counterfoil.banking;

import io.counterfoil.kernel.BusinessRuleViolation;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Our side of the bank.
 *
 * @param debtorName as the bank knows us; empty until it is set
 * @param debtorIban the account that pays; empty until it is set, and no payment is collected before
 * @param debtorBic of our bank; may be left out within SEPA
 * @param outbox folder the bank's software takes payment files from; every node must see the same folder
 * @param zone in whose days payments are due
 */
@ConfigurationProperties("counterfoil.banking")
public record BankingSettings(
        @DefaultValue("") String debtorName,
        @DefaultValue("") String debtorIban,
        @Nullable String debtorBic,
        @DefaultValue("./data/outbox") Path outbox,
        @DefaultValue("Europe/Berlin") ZoneId zone) {

    /** SEPA's limit for names. */
    private static final int SHORT_NAME = 70;

    public BankingSettings {
        debtorIban = debtorIban.isBlank() ? "" : BankAccount.of(debtorIban).iban();
        debtorBic = debtorBic == null || debtorBic.isBlank() ? null : BankAccount.bic(debtorBic);
        if (!debtorName.isBlank() && SafeText.of(debtorName, SHORT_NAME).isEmpty()) {
            throw new IllegalArgumentException(
                    "counterfoil.banking.debtor-name has no readable character: " + debtorName);
        }
    }

    /** @throws BusinessRuleViolation {@code DEBTOR_ACCOUNT_MISSING} if nobody has said which account pays */
    void requireDebtor() {
        if (debtorIban.isEmpty() || debtorName.isBlank()) {
            throw new BusinessRuleViolation(
                    "DEBTOR_ACCOUNT_MISSING",
                    "no account is set to pay from; set COUNTERFOIL_BANKING_DEBTOR_NAME and"
                            + " COUNTERFOIL_BANKING_DEBTOR_IBAN and start again");
        }
    }
}

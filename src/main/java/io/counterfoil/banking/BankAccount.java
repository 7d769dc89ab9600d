package io.counterfoil.banking;

import io.counterfoil.kernel.BusinessRuleViolation;
import java.util.Locale;
import org.iban4j.BicUtil;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;

/**
 * An account number that can be right: country known, length and characters as its country has them, check digits
 * correct (ISO 13616, ISO 7064 mod 97). Whether the account exists only the bank knows.
 *
 * @param iban in capitals, without blanks
 */
record BankAccount(String iban) {

    /**
     * Reads an IBAN as people write it.
     *
     * @throws BusinessRuleViolation {@code IBAN_INVALID}
     */
    static BankAccount of(String written) {
        var iban = compact(written);
        try {
            IbanUtil.validate(iban);
            return new BankAccount(iban);
        } catch (Iban4jException | IllegalArgumentException invalid) {
            throw new BusinessRuleViolation(
                    "IBAN_INVALID",
                    "'" + written + "' is no valid IBAN (" + invalid.getMessage()
                            + "): correct the supplier's bank details");
        }
    }

    /**
     * Reads a BIC as people write it.
     *
     * @throws BusinessRuleViolation {@code BIC_INVALID}
     */
    static String bic(String written) {
        var bic = compact(written);
        try {
            BicUtil.validate(bic);
            return bic;
        } catch (Iban4jException | IllegalArgumentException invalid) {
            throw new BusinessRuleViolation(
                    "BIC_INVALID", "'" + written + "' is no valid BIC: " + invalid.getMessage());
        }
    }

    /** Enough to recognise the account, not enough to copy it: {@code DE89 … 3000}. */
    static String masked(String iban) {
        return iban.substring(0, 4) + " … " + iban.substring(iban.length() - 4);
    }

    private static String compact(String written) {
        return written.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}

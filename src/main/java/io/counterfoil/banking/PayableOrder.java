package io.counterfoil.banking;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** The rules a payment order must pass before a bank could execute it. */
final class PayableOrder {
    /** What the SEPA rulebook allows in one credit transfer. */
    private static final BigDecimal LARGEST_IN_EUR = new BigDecimal("999999999.99");
    /** Far enough inside the schema's 18 digits for the sum of a file to fit as well. */
    private static final BigDecimal LARGEST = new BigDecimal("99999999999.99");

    private PayableOrder() {}

    static Payment asPayment(PaymentOrder order, Instant now) {
        checkAmount(order);
        return new Payment(
                order.invoiceKey(),
                order.supplierNumber(),
                order.creditorName().strip(),
                BankAccount.of(order.iban()).iban(),
                order.bic() == null || order.bic().isBlank() ? null : BankAccount.bic(order.bic()),
                order.amount().amount(),
                order.amount().currency(),
                order.dueDate(),
                remittance(order),
                EndToEndId.of(order.invoiceKey(), order.part().number()),
                PaymentState.SCHEDULED,
                null,
                null,
                now,
                BigDecimal.ZERO,
                order.discount() == null ? BigDecimal.ZERO : order.discount().percent(),
                order.discount() == null ? null : order.discount().until(),
                BigDecimal.ZERO,
                order.delayedBy(),
                order.part().number(),
                order.part().before().amount(),
                order.part().payable().amount());
    }

    private static void checkAmount(PaymentOrder order) {
        var money = order.amount();
        int decimals = decimalsOf(money);
        boolean tooFine = money.amount().stripTrailingZeros().scale() > decimals;
        var largest = money.currency().equals("EUR") ? LARGEST_IN_EUR : LARGEST;
        if (!money.isPositive() || tooFine || money.amount().compareTo(largest) > 0) {
            throw new BusinessRuleViolation(
                    "AMOUNT_INVALID",
                    "payment of invoice " + order.invoiceKey() + " over " + money + " must be positive, at most "
                            + largest + " and have at most " + decimals + " decimals");
        }
    }

    /** Metals and test codes are ISO 4217 too but have no minor unit, and no bank account. */
    private static int decimalsOf(Money money) {
        try {
            int decimals = Currency.getInstance(money.currency()).getDefaultFractionDigits();
            if (decimals >= 0) {
                return decimals;
            }
        } catch (IllegalArgumentException unknown) {
            // Said below, together with the codes that are known but not payable.
        }
        throw new BusinessRuleViolation(
                "CURRENCY_UNKNOWN", "'" + money.currency() + "' is no currency that payments can be made in");
    }

    private static String remittance(PaymentOrder order) {
        var text = order.remittance().strip();
        var number = order.invoiceNumber();
        return text.contains(number) ? text : (number + " " + text).strip();
    }
}

package io.counterfoil.banking;

import io.counterfoil.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Ordinary payments. */
public final class BankingExamples {
    public static final String IBAN = "DE89370400440532013000";
    public static final LocalDate LONG_DUE = LocalDate.of(2020, 1, 31);
    static final Instant RELEASED_AT = Instant.parse("2026-11-21T09:30:00Z");

    private BankingExamples() {}

    public static String newInvoice() {
        return "S-100/INV-" + UUID.randomUUID();
    }

    public static PaymentOrder order(String invoice, String amount, String currency) {
        return order(invoice, amount, currency, LONG_DUE);
    }

    public static PaymentOrder order(String invoice, String amount, String currency, LocalDate due) {
        return new PaymentOrder(
                invoice, "S-100", "Acme GmbH", IBAN, "COBADEFFXXX", Money.of(amount, currency), due, "Your invoice");
    }

    static Payment payment(PaymentOrder order) {
        return PayableOrder.asPayment(order, RELEASED_AT);
    }
}

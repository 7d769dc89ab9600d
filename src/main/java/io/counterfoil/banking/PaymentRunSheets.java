package io.counterfoil.banking;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.kernel.NotFound;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lays runs out for people. */
@Component
public class PaymentRunSheets {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final PaymentRunRecords runs;
    private final Payments payments;

    PaymentRunSheets(PaymentRunRecords runs, Payments payments) {
        this.runs = runs;
        this.payments = payments;
    }

    /**
     * The sheet of a run.
     *
     * @throws NotFound if there is no such run
     */
    public PaymentRunSheet of(String number) {
        var run = runs.findById(number)
                .orElseThrow(() -> new NotFound("RUN_UNKNOWN", "there is no payment run " + number));
        var members = payments.ofRun(number);
        return new PaymentRunSheet(
                number,
                run.createdBy().equals(AuditFact.SYSTEM) ? "the daily schedule" : run.createdBy(),
                DAY.format(run.dueUntil()),
                members.size(),
                totals(members),
                members.stream().map(PaymentRunSheets::row).toList());
    }

    private static List<String> totals(List<Payment> members) {
        return members.stream()
                .collect(Collectors.toMap(Payment::currency, Payment::money, Money::plus, TreeMap::new))
                .values()
                .stream()
                .map(PaymentRunSheets::formatted)
                .toList();
    }

    private static PaymentRunSheet.Row row(Payment payment) {
        return new PaymentRunSheet.Row(
                payment.invoiceKey(),
                payment.creditorName(),
                BankAccount.masked(payment.iban()),
                DAY.format(payment.dueDate()),
                formatted(payment.money()));
    }

    private static String formatted(Money money) {
        return String.format(Locale.ENGLISH, "%,." + money.amount().scale() + "f %s", money.amount(), money.currency());
    }
}

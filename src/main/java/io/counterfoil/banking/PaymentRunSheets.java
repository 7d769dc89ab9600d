package io.counterfoil.banking;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.kernel.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lays runs out for people. */
@Component
public class PaymentRunSheets {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final PaymentRunRecords runs;
    private final Payments payments;
    private final BankingSettings settings;
    private final Clock clock;

    PaymentRunSheets(PaymentRunRecords runs, Payments payments, BankingSettings settings, Clock clock) {
        this.runs = runs;
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The sheet of a run. Of an open run it shows what would be transferred if it were released today.
     *
     * @throws NotFound if there is no such run
     */
    public PaymentRunSheet of(String number) {
        var run = runs.findById(number)
                .orElseThrow(() -> new NotFound("RUN_UNKNOWN", "there is no payment run " + number));
        var members = payments.ofRun(number);
        var today = LocalDate.ofInstant(clock.instant(), settings.zone());
        Function<Payment, Money> transfer =
                payment -> run.state() == PaymentRunState.OPEN ? payment.transferOn(today) : payment.transfer();
        return new PaymentRunSheet(
                number,
                run.createdBy().equals(AuditFact.SYSTEM) ? "the daily schedule" : run.createdBy(),
                DAY.format(run.dueUntil()),
                members.size(),
                totals(members, transfer),
                members.stream()
                        .map(payment -> row(payment, transfer.apply(payment)))
                        .toList());
    }

    private static List<String> totals(List<Payment> members, Function<Payment, Money> transfer) {
        return members.stream()
                .collect(Collectors.toMap(Payment::currency, transfer, Money::plus, TreeMap::new))
                .values()
                .stream()
                .map(PaymentRunSheets::formatted)
                .toList();
    }

    private static PaymentRunSheet.Row row(Payment payment, Money transfer) {
        return new PaymentRunSheet.Row(
                payment.key(),
                payment.creditorName(),
                BankAccount.masked(payment.iban()),
                DAY.format(payment.dueDate()),
                formatted(transfer));
    }

    private static String formatted(Money money) {
        return String.format(Locale.ENGLISH, "%,." + money.amount().scale() + "f %s", money.amount(), money.currency());
    }
}

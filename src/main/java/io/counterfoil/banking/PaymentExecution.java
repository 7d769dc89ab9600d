package io.counterfoil.banking;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.ChartOfAccounts;
import io.counterfoil.ledger.Journal;
import io.counterfoil.ledger.Posting;
import io.counterfoil.ledger.PostingLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends a released run out and books it. Both steps may be repeated: each does only what is not done yet. */
@Component
@Transactional
public class PaymentExecution {
    /** Document type of a payment's journal entry; its key is the invoice's, and says which part it is of. */
    public static final String DOCUMENT_TYPE = "PAYMENT";

    /** The same of a part; another type, so that no invoice's number is mistaken for it. */
    static final String PART_DOCUMENT_TYPE = "PART_PAYMENT";

    private final PaymentRunRecords runs;
    private final Payments payments;
    private final PaymentFiles files;
    private final PaymentOutbox outbox;
    private final Journal journal;
    private final ChartOfAccounts accounts;
    private final BankingSettings settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    PaymentExecution(
            PaymentRunRecords runs,
            Payments payments,
            PaymentFiles files,
            PaymentOutbox outbox,
            Journal journal,
            ChartOfAccounts accounts,
            BankingSettings settings,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.runs = runs;
        this.payments = payments;
        this.files = files;
        this.outbox = outbox;
        this.journal = journal;
        this.accounts = accounts;
        this.settings = settings;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Puts the run's file into the outbox, once.
     *
     * @throws io.counterfoil.kernel.ExternalSystemUnavailable if the folder cannot be written or is another one
     * @throws Conflict {@code RUN_NOT_RELEASED} if nobody released the run
     */
    public void writeFile(String number) {
        var run = run(number);
        if (run.state() == PaymentRunState.WRITTEN || run.state() == PaymentRunState.RELEASED) {
            return;
        }
        var bytes = files.of(number).orElseThrow(() -> notReleased(run));
        var name = Objects.requireNonNull(run.fileName());
        outbox.deliver(number, name, bytes);
        jdbc.sql("update payment_run set state = 'WRITTEN' where number = :number and state = 'APPROVED'")
                .param("number", number)
                .update();
        events.publishEvent(new AuditFact(number, AuditFact.SYSTEM, "PAYMENT_FILE_WRITTEN", "", Map.of("file", name)));
    }

    /**
     * Books every payment of a run whose file is out: accounts payable to bank clearing and discounts, one entry each.
     *
     * @throws Conflict {@code FILE_NOT_WRITTEN} if the file is not out
     */
    public void post(String number) {
        var run = run(number);
        if (run.state() == PaymentRunState.RELEASED) {
            return;
        }
        if (run.state() != PaymentRunState.WRITTEN) {
            throw new Conflict("FILE_NOT_WRITTEN", number + " is " + run.state() + ", its file is not out");
        }
        payments.ofRun(number).forEach(payment -> post(payment, run));
        jdbc.sql("update payment set state = 'RELEASED' where run_number = :run and state = 'IN_RUN'")
                .param("run", number)
                .update();
        jdbc.sql("update payment_run set state = 'RELEASED' where number = :number")
                .param("number", number)
                .update();
    }

    private void post(Payment payment, PaymentRun run) {
        var releaser = Objects.requireNonNull(run.decidedBy());
        var text = "Payment of " + payment.key() + " in " + run.number();
        journal.post(
                new Posting(
                        payment.part() == 0 ? DOCUMENT_TYPE : PART_DOCUMENT_TYPE,
                        payment.key(),
                        Objects.requireNonNull(run.decidedAt())
                                .atZone(settings.zone())
                                .toLocalDate(),
                        text,
                        "",
                        payment.currency(),
                        lines(payment, text)),
                releaser);
        events.publishEvent(new AuditFact(
                payment.invoiceKey(),
                releaser,
                "PAYMENT_RELEASED",
                "",
                Map.of(
                        "part",
                        Integer.toString(payment.part()),
                        "amount",
                        payment.transfer().toString(),
                        "run",
                        run.number(),
                        "endToEndId",
                        payment.endToEndId())));
    }

    /**
     * The gross method: accounts payable hold the whole amount until it is paid. Every discount that was offered is
     * credited; what was offered in vain is debited with its cause.
     */
    private List<PostingLine> lines(Payment payment, String text) {
        var lines = new ArrayList<PostingLine>();
        var taken = payment.discountTaken();
        var lost = payment.discountLost().amount();
        lines.add(PostingLine.debit(account(AccountPurpose.ACCOUNTS_PAYABLE), payment.amount(), text)
                .clearing(payment.invoiceKey()));
        if (lost.signum() > 0) {
            lines.add(PostingLine.debit(
                    account(AccountPurpose.LOST_DISCOUNT), lost, "Discount lost: " + payment.causeOfLoss()));
        }
        lines.add(PostingLine.credit(
                account(AccountPurpose.BANK_CLEARING), payment.transfer().amount(), text));
        if (taken.add(lost).signum() > 0) {
            lines.add(PostingLine.credit(account(AccountPurpose.DISCOUNT_TAKEN), taken.add(lost), text));
        }
        return lines;
    }

    private String account(AccountPurpose purpose) {
        return accounts.forPurpose(purpose);
    }

    private PaymentRun run(String number) {
        return runs.findById(number)
                .orElseThrow(() -> new NotFound("RUN_UNKNOWN", "there is no payment run " + number));
    }

    private static Conflict notReleased(PaymentRun run) {
        return new Conflict("RUN_NOT_RELEASED", run.number() + " is " + run.state() + ", nobody released it");
    }
}

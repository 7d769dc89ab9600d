package io.counterfoil.procurement.amendment;

import static io.counterfoil.ledger.AccountPurpose.EXPENSE;
import static io.counterfoil.ledger.AccountPurpose.GOODS_RECEIVED_NOT_INVOICED;
import static io.counterfoil.ledger.AccountPurpose.PRICE_VARIANCE;
import static io.counterfoil.ledger.AccountPurpose.QUANTITY_VARIANCE;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.ChartOfAccounts;
import io.counterfoil.ledger.Journal;
import io.counterfoil.ledger.Posting;
import io.counterfoil.ledger.PostingLine;
import io.counterfoil.procurement.order.LineProgress;
import io.counterfoil.procurement.order.OrderStanding;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.requisition.LineTerms;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Books a changed price. What was received and not billed lies on GR/IR at the old price and is put to the new one, so
 * that the invoice finds there what it will take off; what was billed and not received lies on quantity variance and
 * moves against price variance. What was both received and billed is settled and stays.
 *
 * <p>Worths are rounded as receipts and invoices round them, so no cent is left. The order's row must be locked.
 */
@Component
class AmendmentPostings {
    private final Journal journal;
    private final ChartOfAccounts accounts;
    private final Clock clock;

    AmendmentPostings(Journal journal, ChartOfAccounts accounts, Clock clock) {
        this.journal = journal;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Books nothing where no price of received or billed goods changed. */
    void post(OrderAmendment amendment, PurchaseOrder before, PurchaseOrder after, Map<Integer, LineProgress> came) {
        var lines = new ArrayList<PostingLine>();
        for (var line : before.lines()) {
            after.line(line.lineNumber())
                    .filter(amended -> line.terms().kind() == LineTerms.Kind.GOODS)
                    .ifPresent(amended -> revalue(lines, before, line, amended, OrderStanding.of(came, line)));
        }
        if (!lines.isEmpty()) {
            var text = "Amendment " + amendment.amendmentNumber() + " of " + before.orderNumber();
            journal.post(
                    new Posting(
                            "ORDER_AMENDMENT",
                            amendment.amendmentNumber(),
                            LocalDate.now(clock),
                            text,
                            amendment.reason(),
                            before.currency(),
                            lines),
                    AuditFact.SYSTEM);
        }
    }

    private void revalue(
            List<PostingLine> lines,
            PurchaseOrder order,
            PurchaseOrderLine line,
            PurchaseOrderLine amended,
            LineProgress progress) {
        var old = new Worth(line, order.currency(), progress);
        var now = new Worth(amended, order.currency(), progress);
        var received = now.notBilled().subtract(old.notBilled());
        var billed = now.notReceived().subtract(old.notReceived());
        add(lines, EXPENSE, received, line.description());
        var at = lines.size();
        add(lines, GOODS_RECEIVED_NOT_INVOICED, received.negate(), line.description());
        if (lines.size() > at) {
            lines.set(at, lines.get(at).clearing(order.orderNumber(), line.lineNumber()));
        }
        add(lines, QUANTITY_VARIANCE, billed, line.description());
        add(lines, PRICE_VARIANCE, billed.negate(), line.description());
    }

    /** What an order line's open ends are worth at its price. */
    private record Worth(PurchaseOrderLine line, String currency, LineProgress progress) {
        BigDecimal notBilled() {
            return of(progress.received()).subtract(of(cleared()));
        }

        BigDecimal notReceived() {
            return of(progress.posted()).subtract(of(cleared()));
        }

        private BigDecimal cleared() {
            return progress.received().min(progress.posted());
        }

        private BigDecimal of(BigDecimal quantity) {
            return line.terms().worthOf(quantity, line.quantity(), line.unitPrice(), Money.minorDigits(currency));
        }
    }

    private void add(List<PostingLine> lines, AccountPurpose purpose, BigDecimal amount, String text) {
        if (amount.signum() > 0) {
            lines.add(PostingLine.debit(accounts.forPurpose(purpose), amount, text));
        } else if (amount.signum() < 0) {
            lines.add(PostingLine.credit(accounts.forPurpose(purpose), amount.negate(), text));
        }
    }
}

package io.counterfoil.procurement.review;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.review.MatchSheet.FollowUp;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was asked of whom while an invoice was held, and what came of it. */
@Repository
class FollowUps {
    private final PriceReleaseRecords prices;
    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUps(PriceReleaseRecords prices, JdbcClient jdbc, Clock clock) {
        this.prices = prices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything asked about an invoice, oldest first. */
    List<FollowUp> of(SupplierInvoice invoice) {
        return Stream.of(creditNotes(invoice), receipts(invoice), amendments(invoice), prices(invoice))
                .flatMap(List::stream)
                .sorted(java.util.Comparator.comparing(FollowUp::at))
                .toList();
    }

    private record CreditNote(
            String requestNumber,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal quantity,
            String reason,
            String requestedBy,
            Instant requestedAt,
            LocalDate dueOn,
            @Nullable String answer) {}

    private List<FollowUp> creditNotes(SupplierInvoice invoice) {
        return jdbc
                .sql("""
                        select r.request_number, r.amount, r.quantity, r.reason, r.requested_by, r.requested_at, r.due_on,
                            (select min(c.business_key) from supplier_invoice c where c.seller_key = :seller
                                and c.preceding_invoice = :number and c.kind in ('CREDIT_NOTE', 'VALUE_CREDIT')
                                and c.status <> 'REJECTED' and c.received_at >= r.requested_at) as answer
                        from credit_note_request r where r.invoice_key = :key
                        """)
                .param("key", invoice.businessKey())
                .param("seller", invoice.sellerKey())
                .param("number", invoice.invoiceNumber())
                .query(CreditNote.class)
                .stream()
                .map(request -> new FollowUp(
                        "Credit note asked for, " + request.requestNumber + " over " + expected(request, invoice),
                        request.requestedBy,
                        request.requestedAt,
                        request.reason,
                        state(request)))
                .toList();
    }

    private static String expected(CreditNote request, SupplierInvoice invoice) {
        var amount = Optional.ofNullable(request.amount)
                .map(net -> new Money(net, invoice.currency()).rounded().shown() + " net");
        var quantity = Optional.ofNullable(request.quantity).map(number -> "a quantity of " + Wording.quantity(number));
        return Stream.of(amount, quantity)
                .flatMap(Optional::stream)
                .reduce((one, two) -> one + ", " + two)
                .orElse("");
    }

    private String state(CreditNote request) {
        if (request.answer != null) {
            return "came as " + request.answer;
        }
        var due = Wording.day(request.dueOn);
        return request.dueOn.isBefore(LocalDate.now(clock)) ? "overdue since " + due : "due " + due;
    }

    private record Receipt(
            String requestNumber,
            String reason,
            String requestedBy,
            Instant requestedAt,
            @Nullable String answer,
            String answerReason,
            @Nullable String answeredBy) {}

    private List<FollowUp> receipts(SupplierInvoice invoice) {
        return jdbc
                .sql("select request_number, reason, requested_by, requested_at, answer, answer_reason, answered_by"
                        + " from receipt_request where invoice_key = :key")
                .param("key", invoice.businessKey())
                .query(Receipt.class)
                .stream()
                .map(request -> new FollowUp(
                        "Receiver asked, " + request.requestNumber,
                        request.requestedBy,
                        request.requestedAt,
                        request.reason,
                        state(request)))
                .toList();
    }

    private static String state(Receipt request) {
        if (request.answer == null) {
            return "not answered yet";
        }
        return switch (request.answer) {
            case "RECORDED" -> "receipt recorded";
            case "NOTHING_CAME" -> "nothing came, says " + request.answeredBy + ": " + request.answerReason;
            default -> "ended by itself";
        };
    }

    private List<FollowUp> amendments(SupplierInvoice invoice) {
        return jdbc.sql("""
                        select w.wished_by, w.wished_at, w.reason, a.amendment_number, a.status
                        from amendment_wish w left join order_amendment a using (amendment_number)
                        where w.invoice_key = :key
                        """)
                .param("key", invoice.businessKey())
                .query((row, index) -> new FollowUp(
                        "Amendment of the order wanted",
                        row.getString("wished_by"),
                        row.getTimestamp("wished_at").toInstant(),
                        row.getString("reason"),
                        state(row.getString("amendment_number"), row.getString("status"))))
                .list();
    }

    private static String state(@Nullable String amendment, @Nullable String status) {
        return amendment == null || status == null
                ? "to be proposed by a buyer"
                : amendment + " is " + status.toLowerCase(java.util.Locale.ROOT);
    }

    private List<FollowUp> prices(SupplierInvoice invoice) {
        return prices.of(invoice.businessKey()).stream()
                .map(kept -> new FollowUp(
                        "Release proposed, " + kept.figures() + " above the order",
                        kept.proposedBy(),
                        kept.proposedAt(),
                        kept.reason(),
                        kept.state()))
                .toList();
    }

    void keepCreditNote(String invoiceKey, String number, CreditNoteWish wish, String person, String reason) {
        jdbc.sql("""
                        insert into credit_note_request (request_number, invoice_key, amount, quantity, message, reason,
                            requested_by, requested_at, due_on)
                        values (:number, :key, :amount, :quantity, :message, :reason, :person, :at, :due)
                        """)
                .param("number", number)
                .param("key", invoiceKey)
                .param("amount", wish.amount(), java.sql.Types.NUMERIC)
                .param("quantity", wish.quantity(), java.sql.Types.NUMERIC)
                .param("message", wish.message())
                .param("reason", reason)
                .param("person", person)
                .param("at", now())
                .param("due", wish.dueOn(LocalDate.now(clock)))
                .update();
    }

    void keepReceiptRequest(String invoiceKey, String number, String person, String reason) {
        jdbc.sql("insert into receipt_request (request_number, invoice_key, reason, requested_by, requested_at)"
                        + " values (:number, :key, :reason, :person, :at)")
                .param("number", number)
                .param("key", invoiceKey)
                .param("reason", reason)
                .param("person", person)
                .param("at", now())
                .update();
    }

    void keepAmendmentWish(String invoiceKey, String person, String reason, @Nullable String amendment) {
        jdbc.sql("insert into amendment_wish (invoice_key, wished_at, wished_by, reason, amendment_number)"
                        + " values (:key, :at, :person, :reason, :amendment)")
                .param("amendment", amendment, java.sql.Types.VARCHAR)
                .param("key", invoiceKey)
                .param("reason", reason)
                .param("person", person)
                .param("at", now())
                .update();
    }

    /** @param answer {@code RECORDED}, {@code NOTHING_CAME} or {@code ENDED} */
    void answerReceiptRequest(String invoiceKey, String answer, String person, String reason) {
        jdbc.sql("""
                        update receipt_request set answer = :answer, answer_reason = :reason, answered_by = :person,
                            answered_at = :at
                        where invoice_key = :key and answer is null
                        """)
                .param("answer", answer)
                .param("reason", reason)
                .param("person", person)
                .param("at", now())
                .param("key", invoiceKey)
                .update();
    }

    /** When the receiver was asked last and has not answered; empty if nobody waits for an answer. */
    Optional<Instant> receiverAskedAt(String invoiceKey) {
        return jdbc.sql("select max(requested_at) from receipt_request where invoice_key = :key and answer is null"
                        + " having max(requested_at) is not null")
                .param("key", invoiceKey)
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    String next(String prefix, String sequence) {
        return prefix
                + jdbc.sql("select nextval(cast(:sequence as regclass))")
                        .param("sequence", sequence)
                        .query(Long.class)
                        .single();
    }

    private java.time.OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

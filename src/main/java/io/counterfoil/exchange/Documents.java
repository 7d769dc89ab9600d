package io.counterfoil.exchange;

import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every document that came in, byte for byte, with its digest and what became of it. Bytes and digest cannot be changed
 * or deleted afterwards; the database refuses it.
 *
 * <p>A refused document must not vanish with the transaction that refused it, so keeping one and settling it as refused
 * commit at once, on a connection of their own. Acceptance joins the caller's transaction: it stands only if the
 * business step does.
 */
@Component
public class Documents {
    private static final String METADATA =
            "number, received_at, received_from, media_type, size, sha256, state, reason, settled_at";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate joined;
    private final TransactionTemplate apart;

    Documents(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.joined = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Keeps a document as it came; committed when this returns, whatever happens to the caller's transaction.
     *
     * @param mediaType as the sender named it, for example {@code application/xml}
     * @param person login of the sender
     */
    public IncomingDocument keep(byte[] bytes, String mediaType, String person) {
        return apart.execute(transaction -> jdbc.sql("insert into incoming_document"
                        + " (number, received_at, received_from, media_type, size, sha256, content)"
                        + " values ('DOC-' || nextval('incoming_document_number'), :at, :from, :type, :size, :sha, :bytes)"
                        + " returning "
                        + METADATA)
                .param("at", Timestamp.from(now()))
                .param("from", person)
                .param("type", mediaType)
                .param("size", bytes.length)
                .param("sha", Sha256.hex(bytes))
                .param("bytes", bytes)
                .query(Documents::document)
                .single());
    }

    /**
     * Keeps a document that the product wrote itself, in the caller's transaction, as accepted.
     *
     * @param became key of the document of ours that it stands behind
     * @return its number
     */
    public String write(byte[] bytes, String mediaType, String author, String became) {
        return Objects.requireNonNull(joined.execute(transaction -> jdbc.sql("insert into incoming_document"
                        + " (number, received_at, received_from, media_type, size, sha256, content, state, reason,"
                        + " settled_at) values ('DOC-' || nextval('incoming_document_number'), :at, :from, :type, :size,"
                        + " :sha, :bytes, 'ACCEPTED', :became, :at) returning number")
                .param("at", Timestamp.from(now()))
                .param("from", author)
                .param("type", mediaType)
                .param("size", bytes.length)
                .param("sha", Sha256.hex(bytes))
                .param("bytes", bytes)
                .param("became", became)
                .query(String.class)
                .single()));
    }

    /**
     * Records what became of a received document, once. {@code ACCEPTED} joins the caller's transaction, the refusals
     * commit at once.
     *
     * @param reason shown to the sender: the refusing rule, or the key of the document it became
     * @throws NotFound if there is no such document
     * @throws Conflict if it has been settled before
     */
    public void settle(String number, DocumentState state, String reason) {
        var transaction = state == DocumentState.ACCEPTED ? joined : apart;
        transaction.executeWithoutResult(status -> settleNow(number, state, reason));
    }

    /**
     * Finds a document for one of its readers.
     *
     * @throws NotFound if there is no such document
     * @throws Forbidden unless the person sent it or works in accounts payable or controlling
     */
    public IncomingDocument find(String number, String login, Set<String> roles) {
        var document = find(number);
        if (!document.mayBeReadBy(login, roles)) {
            throw new Forbidden(
                    "DOCUMENT_NOT_YOURS",
                    "document " + number + " is read by its sender, accounts payable and controllers; " + login
                            + " is none of them");
        }
        return document;
    }

    /** The bytes as they came. The caller has checked that the person may read them. */
    public byte[] content(IncomingDocument document) {
        return jdbc.sql("select content from incoming_document where number = :number")
                .param("number", document.number())
                .query(byte[].class)
                .single();
    }

    /**
     * Finds a document for the product itself, which asks nobody's leave.
     *
     * @throws NotFound if there is no such document
     */
    public IncomingDocument find(String number) {
        return jdbc.sql("select " + METADATA + " from incoming_document where number = :number")
                .param("number", number)
                .query(Documents::document)
                .optional()
                .orElseThrow(() -> new NotFound("DOCUMENT_UNKNOWN", "there is no incoming document " + number));
    }

    private void settleNow(String number, DocumentState state, String reason) {
        // nowait: a caller that accepted the document and then refuses it would otherwise wait for itself for ever.
        var before = jdbc.sql("select state from incoming_document where number = :number for update nowait")
                .param("number", number)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("DOCUMENT_UNKNOWN", "there is no incoming document " + number));
        if (!before.equals(DocumentState.RECEIVED.name())) {
            throw new Conflict("DOCUMENT_SETTLED", "document " + number + " is " + before + " already");
        }
        jdbc.sql("update incoming_document set state = :state, reason = :reason, settled_at = :at"
                        + " where number = :number")
                .param("number", number)
                .param("state", state.name())
                .param("reason", reason)
                .param("at", Timestamp.from(now()))
                .update();
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static IncomingDocument document(ResultSet row, int rowNumber) throws SQLException {
        return new IncomingDocument(
                row.getString("number"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("received_from"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                DocumentState.valueOf(row.getString("state")),
                row.getString("reason"),
                instant(row.getTimestamp("settled_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}

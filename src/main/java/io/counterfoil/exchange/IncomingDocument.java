package io.counterfoil.exchange;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document that came through the front door. Its bytes are read apart, see {@link
 * Documents#content}, and never change.
 *
 * @param number {@code DOC-1001} and following
 * @param receivedFrom login of the sender
 * @param mediaType as the sender named it; not trusted when the bytes are handed out
 * @param size in bytes
 * @param sha256 digest of the bytes, 64 hexadecimal digits in lower case
 * @param reason why it has this state; absent while it is {@link DocumentState#RECEIVED}
 * @param settledAt when it left {@link DocumentState#RECEIVED}; absent before
 */
public record IncomingDocument(
        String number,
        Instant receivedAt,
        String receivedFrom,
        String mediaType,
        long size,
        String sha256,
        DocumentState state,
        @Nullable String reason,
        @Nullable Instant settledAt) {

    private static final Set<String> READERS = Set.of("accounts-payable", "controller");

    /** Accounts payable and controllers read every document, everyone else what they sent themselves. */
    public boolean mayBeReadBy(String login, Set<String> roles) {
        return login.equals(receivedFrom) || roles.stream().anyMatch(READERS::contains);
    }
}

package io.counterfoil.banking;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The reference of a payment from us to the creditor and back on both statements (ISO 20022 EndToEndId). */
final class EndToEndId {
    private static final int READABLE = 22;
    private static final int DIGEST_BYTES = 6;

    private EndToEndId() {}

    /**
     * At most 35 characters of the safe set, always the same for an invoice. The readable part may be cut or
     * transliterated, so 48 bits of the key's digest follow it; a unique constraint stands behind them.
     */
    static String of(String invoiceKey) {
        var readable = SafeText.of(invoiceKey, READABLE).replaceAll("[^A-Za-z0-9.-]", "-");
        var digest = Sha256.of(invoiceKey.getBytes(StandardCharsets.UTF_8));
        return readable + "-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }
}

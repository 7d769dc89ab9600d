package io.counterfoil.banking;

import io.counterfoil.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The reference of a payment from us to the creditor and back on both statements (ISO 20022 EndToEndId). */
final class EndToEndId {
    private static final int READABLE = 22;
    private static final int DIGEST_BYTES = 6;

    private EndToEndId() {}

    /**
     * At most 35 characters of the safe set, always the same for an invoice and part. The readable part may be cut or
     * transliterated, so 48 bits of the key's digest follow it; a unique constraint stands behind them.
     */
    static String of(String invoiceKey, int part) {
        var readable = SafeText.of(invoiceKey, READABLE).replaceAll("[^A-Za-z0-9.-]", "-");
        // A separator that no invoice number has: part 1 of one invoice is never mistaken for another invoice.
        var name = part == 0 ? invoiceKey : invoiceKey + '\0' + part;
        var digest = Sha256.of(name.getBytes(StandardCharsets.UTF_8));
        return readable + "-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }
}

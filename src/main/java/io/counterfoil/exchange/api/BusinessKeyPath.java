package io.counterfoil.exchange.api;

import io.counterfoil.kernel.NotFound;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Business keys in addresses. Keys hold what suppliers print on invoices: slashes, blanks, semicolons, any letter.
 * Servers and proxies refuse or rewrite some of these even when percent-encoded, so everything but unreserved
 * characters is written as {@code ~} and two hexadecimal digits per UTF-8 byte. A slash between two characters stays:
 * {@code S-100/INV-9} reads as itself, {@code S-100/INV 9;a} becomes {@code S-100/INV~209~3Ba}.
 *
 * <p>The route takes the key as its last part, {@code /api/v1/cases/{*businessKey}}, and hands what it captured to
 * {@link #decode}.
 */
public final class BusinessKeyPath {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private BusinessKeyPath() {}

    /** The key as part of an address, without a leading slash; {@link #decode} gives the key back. */
    public static String encode(String businessKey) {
        var path = new StringBuilder();
        var bytes = businessKey.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (staysAsItIs(bytes, i)) {
                path.append((char) bytes[i]);
            } else {
                path.append('~').append(HEX.toHexDigits(bytes[i]));
            }
        }
        return path.toString();
    }

    /**
     * The key from an address whose percent-encoding the server has undone already.
     *
     * @param captured with or without the leading slash of a captured rest of the path
     * @throws NotFound if a {@code ~} is not followed by two hexadecimal digits or the bytes are no UTF-8
     */
    public static String decode(String captured) {
        var bytes = new ByteArrayOutputStream();
        var path = (captured.startsWith("/") ? captured.substring(1) : captured).getBytes(StandardCharsets.UTF_8);
        try {
            for (int i = 0; i < path.length; i++) {
                if (path[i] == '~') {
                    bytes.write(HexFormat.fromHexDigits(new String(path, i + 1, 2, StandardCharsets.US_ASCII)));
                    i += 2;
                } else {
                    bytes.write(path[i]);
                }
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | CharacterCodingException malformed) {
            throw new NotFound(
                    "BUSINESS_KEY_MALFORMED",
                    "'" + captured + "' is no business key: write characters other than letters, digits and -_."
                            + " as ~ and two hexadecimal digits per UTF-8 byte");
        }
    }

    private static boolean staysAsItIs(byte[] key, int i) {
        return switch (key[i]) {
            case '/' -> i > 0 && i < key.length - 1 && key[i - 1] != '/';
            // Proxies resolve segments of dots only; a dot that begins a segment is enough to avoid them.
            case '.' -> i > 0 && key[i - 1] != '/';
            default -> PLAIN.indexOf(key[i]) >= 0;
        };
    }
}

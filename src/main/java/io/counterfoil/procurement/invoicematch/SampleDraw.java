package io.counterfoil.procurement.invoicematch;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws samples: the same invoice always draws the same number, and without the key nobody can tell which. */
@Component
class SampleDraw {
    private static final String HMAC = "HmacSHA256";
    private static final BigInteger NUMBERS = BigInteger.valueOf(10_000);

    private final MatchSettings settings;

    SampleDraw(MatchSettings settings) {
        this.settings = settings;
    }

    /** From 0 to 9,999: HMAC-SHA-256 of the business key modulo 10,000; null while no samples are drawn. */
    @Nullable
    Integer of(String businessKey) {
        if (settings.sampleKey().isBlank()) {
            return null;
        }
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(settings.sampleKey().getBytes(StandardCharsets.UTF_8), HMAC));
            var digest = mac.doFinal(businessKey.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).mod(NUMBERS).intValueExact();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + HMAC, impossible);
        }
    }
}

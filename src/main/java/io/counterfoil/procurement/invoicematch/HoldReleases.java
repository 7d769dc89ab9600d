package io.counterfoil.procurement.invoicematch;

import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.Released;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which findings people let pass. A release holds for the figures it was given for, and for no others. */
@Repository
public class HoldReleases {
    private final JdbcClient jdbc;
    private final Clock clock;

    HoldReleases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Finding(String key, String subject) {}

    /** The result with what was released let pass. */
    public MatchResult applied(String invoiceKey, MatchResult result) {
        if (result.reasons().isEmpty()) {
            return result;
        }
        var releases = of(invoiceKey);
        return releases.isEmpty()
                ? result
                : result.releasing(check -> Optional.ofNullable(releases.get(new Finding(check.key(), check.subject())))
                        .map(release -> new Released(check, release.releasedBy, release.reason)));
    }

    private record Release(String checkKey, String subject, String releasedBy, String reason) {}

    private Map<Finding, Release> of(String invoiceKey) {
        var releases = new HashMap<Finding, Release>();
        jdbc.sql("select check_key, subject, released_by, reason from hold_release where invoice_key = :key")
                .param("key", invoiceKey)
                .query(Release.class)
                .list()
                .forEach(release -> releases.put(new Finding(release.checkKey, release.subject), release));
        return releases;
    }

    public void release(String invoiceKey, List<Check> checks, String person, String reason) {
        for (var check : checks) {
            jdbc.sql("""
                            insert into hold_release (invoice_key, check_key, subject, released_by, reason, released_at)
                            values (:key, :check, :subject, :person, :reason, :at) on conflict do nothing
                            """)
                    .param("key", invoiceKey)
                    .param("check", check.key())
                    .param("subject", check.subject())
                    .param("person", person)
                    .param("reason", reason)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}

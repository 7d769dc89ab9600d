package io.counterfoil.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the security log. Who may is the caller's to check. */
@Component
public class SecurityEvents {
    /** Who may read it. */
    public static final Role[] READERS = {Role.ADMINISTRATOR, Role.CONTROLLER};

    private static final String WHERE = """
            where (cast(:person as text) is null or person = :person)
              and (cast(:action as text) is null or action = :action)
              and (cast(:outcome as text) is null or outcome = :outcome)
              and (cast(:key as text) is null or business_key = :key)
              and (cast(:from as timestamptz) is null or last_at >= :from)
              and (cast(:until as timestamptz) is null or first_at < :until)
            """;

    private final JdbcClient jdbc;

    SecurityEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is asked for; {@code null} asks for all.
     *
     * @param outcome {@code success} or {@code failure}
     * @param from first moment
     * @param until first moment that is too late
     */
    public record Filter(
            @Nullable String person,
            @Nullable SecurityAction action,
            @Nullable String outcome,
            @Nullable String businessKey,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /**
     * One row of the log.
     *
     * @param repeats how often the same happened from {@code firstAt} to {@code lastAt}, at least 1
     * @param person empty if nobody is known
     * @param address network address; empty in jobs and at start
     * @param reason of the latest repeat
     */
    public record Line(
            long id,
            Instant firstAt,
            Instant lastAt,
            long repeats,
            SecurityAction action,
            String outcome,
            String person,
            String address,
            String act,
            String businessKey,
            String rule,
            String reason) {}

    /** Newest first. */
    public List<Line> find(Filter filter, int limit, long offset) {
        return asking(
                        "select * from security_event " + WHERE
                                + " order by last_at desc, id desc limit :limit offset :skip",
                        filter)
                .param("limit", limit)
                .param("skip", offset)
                .query((row, number) -> line(row))
                .list();
    }

    public long count(Filter filter) {
        return asking("select count(*) from security_event " + WHERE, filter)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asking(String sql, Filter filter) {
        var action = filter.action();
        return jdbc.sql(sql)
                .param("person", filter.person())
                .param("action", action == null ? null : action.name())
                .param("outcome", filter.outcome())
                .param("key", filter.businessKey())
                .param("from", timestamp(filter.from()))
                .param("until", timestamp(filter.until()));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                row.getLong("repeats"),
                SecurityAction.valueOf(row.getString("action")),
                row.getString("outcome"),
                row.getString("person"),
                row.getString("address"),
                row.getString("act"),
                row.getString("business_key"),
                row.getString("rule"),
                row.getString("reason"));
    }
}

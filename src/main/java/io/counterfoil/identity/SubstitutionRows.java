package io.counterfoil.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads substitutions. */
@Repository
class SubstitutionRows {
    private static final String SELECT = "select number, absent, substitute, first_day, last_day, processes, reason,"
            + " entered_by, revoked_at from substitution ";

    private final JdbcClient jdbc;

    SubstitutionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Substitution> find(String number) {
        return jdbc.sql(SELECT + "where number = :number")
                .param("number", number)
                .query((row, index) -> substitution(row))
                .optional();
    }

    /** Those that count on this day. */
    List<Substitution> activeOn(LocalDate day) {
        return overlapping(day, day);
    }

    /** Those that were not revoked and share a day with the period. */
    List<Substitution> overlapping(LocalDate first, LocalDate last) {
        return jdbc.sql(SELECT
                        + "where revoked_at is null and first_day <= :last and last_day >= :first order by number")
                .param("first", first)
                .param("last", last)
                .query((row, index) -> substitution(row))
                .list();
    }

    /** Of one person as either side, newest first. */
    List<Substitution> of(String person, int size, long offset) {
        return jdbc.sql(SELECT + "where :person in (absent, substitute) or absent in"
                        + " (select login from staff where superior = :person)"
                        + " order by first_day desc, number desc limit :size offset :offset")
                .param("person", person)
                .param("size", size)
                .param("offset", offset)
                .query((row, index) -> substitution(row))
                .list();
    }

    long count(String person) {
        return jdbc.sql("select count(*) from substitution where :person in (absent, substitute) or absent in"
                        + " (select login from staff where superior = :person)")
                .param("person", person)
                .query(Long.class)
                .single();
    }

    private static Substitution substitution(ResultSet row) throws SQLException {
        var revoked = row.getTimestamp("revoked_at");
        return new Substitution(
                row.getString("number"),
                row.getString("absent"),
                row.getString("substitute"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                List.of((String[]) row.getArray("processes").getArray()),
                row.getString("reason"),
                row.getString("entered_by"),
                revoked == null ? null : revoked.toInstant());
    }
}

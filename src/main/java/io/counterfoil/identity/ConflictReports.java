package io.counterfoil.identity;

import io.counterfoil.identity.SodConflict.Kind;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.Accounts;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The weekly report of segregation of duties: who holds roles that meet in a rule, what was done against a rule, which
 * exceptional acts were used. A report is kept as it was made. Weeks run from Monday to Sunday, UTC.
 */
@Service
@Transactional
public class ConflictReports {
    /** Who may read it. */
    public static final Role[] READERS = {Role.CONTROLLER, Role.OPERATOR, Role.ADMINISTRATOR};

    private static final int PART = 500;

    private final SodConflictRows rows;
    private final RoleConflicts roles;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final Clock clock;

    ConflictReports(SodConflictRows rows, RoleConflicts roles, Accounts accounts, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.roles = roles;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes the report of the last whole week unless there is one; called by the clock, harmless when called again. */
    public boolean makeOfLastWeek() {
        return make(thisWeek().minusWeeks(1));
    }

    /**
     * Makes the report of a week that is over.
     *
     * @param week its Monday
     * @return whether it was made now; an earlier one stays as it was
     */
    boolean make(LocalDate week) {
        var made = jdbc.sql("insert into sod_report (week, made_at) values (:week, :now) on conflict do nothing")
                .param("week", week)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (made == 1) {
            rows.insert(week, found(week));
        }
        return made == 1;
    }

    /** The Mondays of all reports, the latest first. */
    @Transactional(readOnly = true)
    public List<LocalDate> weeks() {
        return jdbc.sql("select week from sod_report order by week desc")
                .query(LocalDate.class)
                .list();
    }

    /**
     * What a report holds.
     *
     * @throws NotFound {@code REPORT_UNKNOWN}
     */
    @Transactional(readOnly = true)
    public List<SodConflict> read(LocalDate week, int size, long offset) {
        requireReport(week);
        return rows.page(week, size, offset);
    }

    @Transactional(readOnly = true)
    public long count(LocalDate week) {
        return rows.count(week);
    }

    /**
     * Writes a report as CSV (RFC 4180).
     *
     * @throws NotFound {@code REPORT_UNKNOWN}
     * @throws IOException if the receiver takes no more
     */
    @Transactional(readOnly = true)
    public void writeCsv(LocalDate week, Appendable out) throws IOException {
        requireReport(week);
        out.append("week,kind,rule,person,document,first half,second half,at\r\n");
        long offset = 0;
        List<SodConflict> part;
        do {
            part = rows.page(week, PART, offset);
            for (var conflict : part) {
                out.append(week.toString()).append(',').append(conflict.csv()).append("\r\n");
            }
            offset += PART;
        } while (part.size() == PART);
    }

    private void requireReport(LocalDate week) {
        if (!weeks().contains(week)) {
            throw new NotFound(
                    "REPORT_UNKNOWN", "there is no report of the week from " + week + "; name a Monday of the list");
        }
    }

    private LocalDate thisWeek() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private List<SodConflict> found(LocalDate week) {
        var from = week.atStartOfDay(ZoneOffset.UTC).toInstant();
        var until = week.plusWeeks(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var all = new ArrayList<SodConflict>();
        all.addAll(ofRoles());
        all.addAll(rows.performed(from, until));
        all.addAll(rows.exceptions(from, until));
        return all;
    }

    private List<SodConflict> ofRoles() {
        return accounts.logins().stream().flatMap(this::ofRoles).toList();
    }

    private Stream<SodConflict> ofRoles(String login) {
        var held = accounts.find(login).orElseThrow().groups();
        return roles.within(held).stream()
                .map(one -> new SodConflict(
                        Kind.ROLES,
                        one.rule(),
                        login,
                        "",
                        one.held() + " performs " + one.heldDuty(),
                        one.other() + " performs " + one.otherDuty(),
                        null));
    }
}

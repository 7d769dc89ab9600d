package io.counterfoil.exchange;

import io.counterfoil.kernel.ExternalSystemUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Performs effects outside the database so that each happens once although the step that wants it may run many times.
 *
 * <p>The effect is announced in the command table, and committed there, before it is tried. What a later attempt finds
 * tells it what to do: DONE, the recorded result is the answer; PENDING, the outcome is unknown, and the other side is
 * asked before anything is sent; nothing, it has never been tried. All of this stands on a connection of its own,
 * statement by statement, so a rollback of the caller's transaction takes none of it back.
 *
 * <p>While an effect is under way that connection holds a session-level advisory lock named by the effect's key; a
 * second performer waits for it and then finds the result. A row lock would do the same but keep a transaction open
 * during a slow call, which holds back vacuum and dies of idle-in-transaction limits. The lock ends with its
 * connection, so a killed node frees it at once. If only that connection breaks while the call still runs, a second
 * performer may ask the other side too early and hear "no"; against this last case the receiver must itself refuse a
 * second delivery under the same key. Connections must not pass through a pooler that shares sessions.
 *
 * <p>A caller inside a transaction needs two connections of the pool at a time.
 */
@Component
public class OutsideEffects {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String BY_KEY = " where operation = :operation and business_key = :key and step = :step";
    private static final String LOCK_NAME =
            "(hashtextextended(:operation || chr(31) || :key || chr(31) || :step, 4711))";

    private final DataSource dataSource;
    private final OutsideEffectSettings settings;

    OutsideEffects(DataSource dataSource, OutsideEffectSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /**
     * Sees to it that the effect has happened once.
     *
     * @return the result, of this attempt or of an earlier one
     * @throws ExternalSystemUnavailable if another performer of the same effect takes longer than the configured wait;
     *     whatever the effect itself throws passes through and leaves the outcome open
     */
    public String perform(EffectKey key, OutsideEffect effect) {
        try (var connection = dataSource.getConnection()) {
            // Statements commit one by one.
            connection.setAutoCommit(true);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            lock(jdbc, key);
            try {
                return performLocked(jdbc, key, effect);
            } finally {
                unlock(connection, jdbc, key);
            }
        } catch (SQLException e) {
            throw new ExternalSystemUnavailable("no database connection to announce " + key, e);
        }
    }

    /** Whether the effect has been tried before, with whatever outcome. */
    public boolean isAnnounced(EffectKey key) {
        try (var connection = dataSource.getConnection()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            return stateOf(jdbc, key).isPresent();
        } catch (SQLException e) {
            throw new ExternalSystemUnavailable("no database connection to look up " + key, e);
        }
    }

    private static String performLocked(JdbcClient jdbc, EffectKey key, OutsideEffect effect) {
        var earlier = stateOf(jdbc, key);
        if (earlier.isPresent() && earlier.get().equals("DONE")) {
            return with(jdbc, "select result from outside_effect" + BY_KEY, key)
                    .query(String.class)
                    .single();
        }
        if (earlier.isEmpty()) {
            announce(jdbc, key);
        }
        // Never resent when the other side has it: that is the point of the whole table.
        var happened = earlier.isPresent() ? effect.find() : Optional.<String>empty();
        var result = happened.isPresent() ? happened.get() : effect.perform();
        settle(jdbc, key, result);
        return result;
    }

    private static Optional<String> stateOf(JdbcClient jdbc, EffectKey key) {
        return with(jdbc, "select state from outside_effect" + BY_KEY, key)
                .query(String.class)
                .optional();
    }

    private static void announce(JdbcClient jdbc, EffectKey key) {
        with(jdbc, "insert into outside_effect (operation, business_key, step) values (:operation, :key, :step)", key)
                .update();
    }

    private static void settle(JdbcClient jdbc, EffectKey key, String result) {
        int settled = with(
                        jdbc,
                        "update outside_effect set state = 'DONE', result = :result, settled_at = clock_timestamp()"
                                + BY_KEY + " and state = 'PENDING'",
                        key)
                .param("result", result)
                .update();
        if (settled != 1) {
            throw new IllegalStateException(key + " was settled by somebody who did not hold its lock");
        }
    }

    private void lock(JdbcClient jdbc, EffectKey key) {
        setLockTimeout(jdbc, settings.waitAtMost().toMillis() + "ms");
        try {
            with(jdbc, "select pg_advisory_lock" + LOCK_NAME + "::text", key)
                    .query(String.class)
                    .list();
        } catch (DataAccessException busy) {
            if (isLockTimeout(busy)) {
                throw new ExternalSystemUnavailable(
                        key + " is being performed elsewhere and did not end within " + settings.waitAtMost(), busy);
            }
            throw busy;
        } finally {
            setLockTimeout(jdbc, "0");
        }
    }

    private static void setLockTimeout(JdbcClient jdbc, String timeout) {
        jdbc.sql("select set_config('lock_timeout', :timeout, false)")
                .param("timeout", timeout)
                .query(String.class)
                .single();
    }

    private static boolean isLockTimeout(DataAccessException e) {
        return e instanceof QueryTimeoutException
                || (e.getMostSpecificCause() instanceof SQLException sql
                        && LOCK_NOT_AVAILABLE.equals(sql.getSQLState()));
    }

    /** A connection that cannot be unlocked must not return to the pool with the lock still on it. */
    private static void unlock(Connection connection, JdbcClient jdbc, EffectKey key) throws SQLException {
        try {
            with(jdbc, "select pg_advisory_unlock" + LOCK_NAME + "::text", key)
                    .query(String.class)
                    .single();
        } catch (DataAccessException broken) {
            connection.abort(Runnable::run);
            throw broken;
        }
    }

    private static JdbcClient.StatementSpec with(JdbcClient jdbc, String sql, EffectKey key) {
        return jdbc.sql(sql)
                .param("operation", key.operation())
                .param("key", key.businessKey())
                .param("step", key.step());
    }
}

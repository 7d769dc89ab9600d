package io.counterfoil.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Counts and times, at the JDBC driver's door, what threads that ask for it have the database do. */
@TestConfiguration(proxyBeanMethods = false)
public class StatementTimes {
    private static final ThreadLocal<Boolean> LISTENING = ThreadLocal.withInitial(() -> false);
    private static final Map<String, Statement> STATEMENTS = new ConcurrentHashMap<>();
    private static final AtomicLong COMMITS = new AtomicLong();

    /** One SQL text: how often, how long, and with which parameters it took longest. */
    static final class Statement {
        private final String sql;
        private long executions;
        private long nanos;
        private long longest;
        private List<ParameterSetOperation> slowest = List.of();

        private Statement(String sql) {
            this.sql = sql;
        }

        private synchronized void add(long took, List<ParameterSetOperation> parameters) {
            executions++;
            nanos += took;
            if (took > longest) {
                longest = took;
                slowest = List.copyOf(parameters);
            }
        }

        synchronized long executions() {
            return executions;
        }

        synchronized double milliseconds() {
            return nanos / 1e6;
        }

        String words() {
            var line = sql.strip().replaceAll("\\s+", " ");
            return line.length() > 100 ? line.substring(0, 100) + "…" : line;
        }

        /** The plan for the parameters that took longest; nothing is changed by it. */
        synchronized List<String> plan(Connection connection, String options) throws SQLException {
            try (var explain = connection.prepareStatement("explain " + options + sql)) {
                for (var parameter : slowest) {
                    parameter.getMethod().invoke(explain, parameter.getArgs());
                }
                var lines = new ArrayList<String>();
                try (var rows = explain.executeQuery()) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
                return lines;
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("parameters cannot be set again for " + words(), e);
            }
        }
    }

    static void listening(Runnable work) {
        LISTENING.set(true);
        try {
            work.run();
        } finally {
            LISTENING.remove();
        }
    }

    static void reset() {
        STATEMENTS.clear();
        COMMITS.set(0);
    }

    /** The longest in all first. */
    static List<Statement> byTime() {
        return STATEMENTS.values().stream()
                .sorted(Comparator.comparingDouble(Statement::milliseconds).reversed())
                .toList();
    }

    static double commitMilliseconds() {
        return COMMITS.get() / 1e6;
    }

    @Bean
    static BeanPostProcessor timedDataSource() {
        var listener = new Listener();
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource
                        ? ProxyDataSourceBuilder.create(dataSource)
                                .listener(listener)
                                .methodListener(listener)
                                .build()
                        : bean;
            }
        };
    }

    private static final class Listener implements QueryExecutionListener, MethodExecutionListener {
        private final ThreadLocal<Long> started = ThreadLocal.withInitial(System::nanoTime);

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            started.set(System.nanoTime());
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            var took = System.nanoTime() - started.get();
            if (LISTENING.get()) {
                var query = queries.get(0);
                STATEMENTS
                        .computeIfAbsent(query.getQuery(), Statement::new)
                        .add(took, query.getParametersList().get(0));
            }
        }

        @Override
        public void beforeMethod(MethodExecutionContext context) {
            if (isCommit(context)) {
                started.set(System.nanoTime());
            }
        }

        @Override
        public void afterMethod(MethodExecutionContext context) {
            if (LISTENING.get() && isCommit(context)) {
                COMMITS.addAndGet(System.nanoTime() - started.get());
            }
        }

        private static boolean isCommit(MethodExecutionContext context) {
            return context.getMethod().getName().equals("commit");
        }
    }
}

package io.counterfoil;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Writes down the SQL statements that reach the driver, of the calling thread and only while it asks. A batch is one
 * entry per statement; begin and commit are none.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {
    private static final ThreadLocal<@Nullable List<String>> LISTENING = new ThreadLocal<>();

    /** What {@code work} had the database do, in order. */
    public static List<String> of(Runnable work) {
        var statements = new ArrayList<String>();
        LISTENING.set(statements);
        try {
            work.run();
        } finally {
            LISTENING.remove();
        }
        return statements;
    }

    @Bean
    static BeanPostProcessor countedDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource
                        ? ProxyDataSourceBuilder.create(dataSource)
                                .listener(new Listener())
                                .build()
                        : bean;
            }
        };
    }

    private static final class Listener implements QueryExecutionListener {
        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            var statements = LISTENING.get();
            if (statements != null) {
                queries.forEach(query -> statements.add(query.getQuery().strip().replaceAll("\\s+", " ")));
            }
        }
    }
}

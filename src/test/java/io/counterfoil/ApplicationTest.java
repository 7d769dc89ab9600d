package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

class ApplicationTest extends ProcessTest {
    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DataSource dataSource;

    @Test
    void engineAndOurTablesShareOneTransactionManager() {
        var configuration = (org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration)
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(configuration.getTransactionManager()).isSameAs(transactions);
    }
}

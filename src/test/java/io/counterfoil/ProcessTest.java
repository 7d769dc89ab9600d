package io.counterfoil;

import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.reset;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * Base of tests that run real processes on the real database, with jobs executed by the test and nothing else. All
 * subclasses share one application and one database: use business keys of your own.
 */
@SpringBootTest(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "counterfoil.exchange.lanes.enabled=false",
            "counterfoil.einvoice.warm-up=false",
            "counterfoil.data=target/test-data/${random.uuid}",
            "counterfoil.demo=people",
            "counterfoil.banking.debtor-name=Counterfoil Test GmbH",
            // The day of the tests and the day of the bank are one, at any hour.
            "counterfoil.banking.zone=UTC",
            "counterfoil.banking.debtor-iban=DE89370400440532013000",
            "counterfoil.admin-password=only-in-tests"
        })
@Import(CountedStatements.class)
public abstract class ProcessTest {
    @Autowired
    protected ProcessEngine engine;

    @BeforeEach
    void useEngine() {
        // The engine's REST API and webapps look engines up by name in a map that all applications of a JVM share.
        ProcessEngines.registerProcessEngine(engine);
        init(engine);
    }

    @AfterEach
    void forgetEngineAndPerson() {
        engine.getIdentityService().clearAuthentication();
        reset();
    }
}

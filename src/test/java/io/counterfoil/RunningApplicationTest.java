package io.counterfoil;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Base of tests that use the application from outside, over HTTP on a port of its own, with its jobs running and the
 * demo people present but not the demo story. All subclasses share one application: use business keys of your own.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "counterfoil.data=target/test-data/${random.uuid}",
            "counterfoil.demo=people",
            "counterfoil.banking.zone=UTC",
            // Tests share suppliers and requesters: each request is approved as if it were the only one.
            "counterfoil.approval.splitting-days=0",
            "counterfoil.einvoice.warm-up=false"
        })
public abstract class RunningApplicationTest {
    @LocalServerPort
    protected int port;

    @Autowired
    protected ProcessEngine engine;

    @BeforeEach
    void useEngine() {
        // The engine's REST API and webapps look engines up by name in a map that all applications of a JVM share.
        ProcessEngines.registerProcessEngine(engine);
    }

    protected String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}

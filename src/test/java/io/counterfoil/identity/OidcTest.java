package io.counterfoil.identity;

import io.counterfoil.workflow.Accounts;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Base of tests against the real identity provider; they are skipped where it is not there or does not start. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "counterfoil.demo=none",
            "counterfoil.admin-password=only-in-tests",
            "counterfoil.einvoice.warm-up=false",
            "camunda.bpm.job-execution.enabled=false",
            "counterfoil.oidc.client-id=" + IdentityProvider.CLIENT,
            "counterfoil.oidc.client-secret=" + IdentityProvider.SECRET,
            "counterfoil.oidc.audience=bpm-api",
            "counterfoil.oidc.scopes=openid,profile,groups,offline_access",
            "counterfoil.oidc.confirm-within=20s",
            "counterfoil.oidc.roles.requester=BPM-Requesters",
            "counterfoil.oidc.roles.cost-centre-owner=BPM-Approvers",
            "counterfoil.oidc.roles.department-head=BPM-Approvers-L1",
            "counterfoil.oidc.roles.controller=BPM-Controllers",
            "counterfoil.login.failures-per-person=50"
        })
abstract class OidcTest {
    static final String SKIPPED = "../shared/systems/start-oidc.sh is not there or does not start";

    private static final int PORT = IdentityProvider.freePort();
    static final IdentityProvider PROVIDER = new IdentityProvider();
    private static final String DATA = "target/test-data/" + UUID.randomUUID();

    private static final class Started {
        static final boolean YES = IdentityProvider.isHere() && PROVIDER.start(PORT);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PROVIDER::close));
        }
    }

    @Autowired
    ProcessEngine engine;

    @Autowired
    Accounts accounts;

    @Autowired
    SecurityLogFile file;

    @Autowired
    JdbcClient jdbc;

    static boolean providerRuns() {
        return Started.YES;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("counterfoil.data", () -> DATA);
        settings.add("counterfoil.oidc.issuer", PROVIDER::issuer);
    }

    @BeforeEach
    void useEngine() {
        ProcessEngines.registerProcessEngine(engine);
    }

    static int port() {
        return PORT;
    }

    List<String> groupsOf(String login) {
        return engine.getIdentityService().createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .sorted()
                .toList();
    }

    long events(SecurityAction action, String person) {
        return jdbc.sql(
                        "select coalesce(sum(repeats), 0) from security_event where action = :action and person = :person")
                .param("action", action.name())
                .param("person", person)
                .query(Long.class)
                .single();
    }
}

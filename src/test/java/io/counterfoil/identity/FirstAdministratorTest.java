package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.Application;
import io.counterfoil.ProcessTest;
import io.counterfoil.workflow.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Transactional;

/** In an application without demo people, whose administrator would have the password of the demo. */
@TestPropertySource(properties = "counterfoil.demo=none")
class FirstAdministratorTest extends ProcessTest {
    private static final String GROUP = "camunda-admin";

    @Autowired
    Accounts accounts;

    @Test
    void adminWithThePasswordOfTheSettingsExistsFromTheFirstStart() {
        assertThat(accounts.checkPassword("admin", "only-in-tests"))
                .hasValueSatisfying(admin -> assertThat(admin.groups()).containsExactly(GROUP));
    }

    @Test
    @Transactional
    void lastAdministratorWhoIsGoneComesBackWithThePasswordOfTheSettings() {
        engine.getIdentityService().deleteMembership("admin", GROUP);
        new FirstAdministrator(accounts, new AdministratorSettings("another-password")).ensure();
        assertThat(accounts.checkPassword("admin", "another-password")).isPresent();
        assertThat(accounts.hasMembers(GROUP)).isTrue();
    }

    @Test
    @Transactional
    void shortPasswordIsRefused() {
        engine.getIdentityService().deleteMembership("admin", GROUP);
        var tooShort = new FirstAdministrator(accounts, new AdministratorSettings("11-letters-"));
        assertThatExceptionOfType(AdministratorMissing.class)
                .isThrownBy(tooShort::ensure)
                .withMessageContaining("has 11 characters; at least 12");
    }

    /** In a JVM of its own: the webapps keep what belongs to one application in static fields. */
    @Test
    void applicationWithoutAnAdministratorDoesNotStartAndSaysWhatToDo() throws IOException, InterruptedException {
        var output = Files.createTempFile("start", ".log");
        var start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        "--counterfoil.demo=none",
                        "--counterfoil.admin-password=",
                        "--counterfoil.data=target/test-data/" + UUID.randomUUID(),
                        "--server.port=0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(start.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            start.destroy();
        }
        assertThat(start.exitValue()).isEqualTo(1);
        assertThat(Files.readString(output))
                .contains("The group camunda-admin has no member", "Start once with COUNTERFOIL_ADMIN_PASSWORD")
                .doesNotContain("Tomcat started");
    }
}

package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.Application;
import io.counterfoil.ProcessTest;
import io.counterfoil.workflow.Accounts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.transaction.annotation.Transactional;

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

    @Test
    void applicationWithoutAnAdministratorDoesNotStart() {
        var settings = new String[] {
            "--counterfoil.demo=none",
            "--counterfoil.admin-password=",
            "--counterfoil.data=target/test-data/" + UUID.randomUUID(),
            "--server.port=0"
        };
        assertThatThrownBy(() -> new SpringApplicationBuilder(Application.class)
                        .run(settings)
                        .close())
                .isInstanceOf(AdministratorMissing.class)
                .hasMessageContaining("camunda-admin has no member");
    }
}

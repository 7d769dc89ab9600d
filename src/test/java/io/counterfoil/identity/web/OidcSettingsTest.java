package io.counterfoil.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class OidcSettingsTest {
    @Test
    void environmentNamesEveryRoleAndItsGroups() {
        var settings = bound(Map.of(
                "COUNTERFOIL_OIDC_ISSUER", "https://login.example",
                "COUNTERFOIL_OIDC_CLIENTID", "counterfoil",
                "COUNTERFOIL_OIDC_CONFIRMWITHIN", "2m",
                "COUNTERFOIL_OIDC_ROLES_COST_CENTRE_OWNER", "Owners,Team Leads",
                "COUNTERFOIL_OIDC_ROLES_CFO", "Finance"));
        assertThat(settings.clientId()).isEqualTo("counterfoil");
        assertThat(settings.confirmWithin()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.rolesOf(List.of("Team Leads"))).containsExactly(Role.COST_CENTRE_OWNER);
        assertThat(settings.rolesOf(List.of("cfo")))
                .as("a role that is mapped is given by its groups only")
                .isEmpty();
        assertThat(settings.rolesOf(List.of("buyer", "unknown"))).containsExactly(Role.BUYER);
    }

    @Test
    void roleThatDoesNotExistIsRefusedByName() {
        assertThatThrownBy(() -> bound(Map.of("COUNTERFOIL_OIDC_ROLES_BOSS", "Bosses")))
                .rootCause()
                .hasMessageContaining("[boss]")
                .hasMessageContaining("cost-centre-owner");
    }

    @Test
    void secretIsNotInItsText() {
        assertThat(bound(Map.of("COUNTERFOIL_OIDC_CLIENTSECRET", "hush")).toString())
                .doesNotContain("hush");
    }

    private static OidcSettings bound(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("counterfoil.oidc", OidcSettings.class);
    }
}

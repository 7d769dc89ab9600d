package io.counterfoil.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DemoSettingsTest {
    @Test
    void onlyADemoPaysFromTheExampleAccount() {
        assertThat(debtorOf(new MockEnvironment())).startsWith("DE");
        assertThat(debtorOf(new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/x")))
                .isNull();
    }

    @Test
    void settingOfTheInstallationWinsOverTheExample() {
        var own = new MockEnvironment().withProperty("counterfoil.banking.debtor-iban", "NL91ABNA0417164300");
        assertThat(debtorOf(own)).isEqualTo("NL91ABNA0417164300");
    }

    private static @org.jspecify.annotations.Nullable String debtorOf(MockEnvironment environment) {
        new DemoSettings().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("counterfoil.banking.debtor-iban");
    }
}

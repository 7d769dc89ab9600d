package io.counterfoil.demo;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** A paying account for demo installations. Others must name theirs: an example must never send real money. */
class DemoSettings implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (DemoMode.of(environment) != DemoMode.NONE) {
            Map<String, Object> account = Map.of(
                    "counterfoil.banking.debtor-name", "Counterfoil Demo GmbH",
                    "counterfoil.banking.debtor-iban", "DE89370400440532013000");
            environment.getPropertySources().addLast(new MapPropertySource("demo account", account));
        }
    }

    /** After the files of settings, which say whether this is a demo. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}

package io.counterfoil.banking;

import io.counterfoil.kernel.Forbidden;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stand-ins until the branches that own these beans are merged; then this file goes. */
@Configuration(proxyBeanMethods = false)
class UnmergedParts {
    static final Set<String> PERFORMED = ConcurrentHashMap.newKeySet();

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Duties duties() {
        return (key, duty, person) -> {
            if (person.equals("forbidden.fred")) {
                throw new Forbidden("SEGREGATION_OF_DUTIES", person + " may not perform " + duty + " on " + key);
            }
            PERFORMED.add(key + " " + duty + " " + person);
        };
    }
}

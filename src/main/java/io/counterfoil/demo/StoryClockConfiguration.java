package io.counterfoil.demo;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Puts the {@link StoryClock} in the place of the system's clock where a story is told, and nowhere else. */
@Configuration(proxyBeanMethods = false)
@Conditional(StoryClockConfiguration.StoryIsTold.class)
class StoryClockConfiguration {
    @Bean
    @Primary
    StoryClock storyClock(@Qualifier("clock") Clock real) {
        return new StoryClock(real);
    }

    /** {@link DemoMode#STORY}. */
    static class StoryIsTold implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return DemoMode.of(context.getEnvironment()) == DemoMode.STORY;
        }
    }
}

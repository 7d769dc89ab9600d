package io.counterfoil.exchange.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;

/** The order of the front door: problems outermost, then (not ours) the login, the upload limit, idempotency. */
@Configuration(proxyBeanMethods = false)
class FrontDoor {
    private static final int AFTER_LOGIN = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

    @Bean
    FilterRegistrationBean<Filter> problemFilter(ProblemWriter writer) {
        return registered(new ProblemFilter(writer), Ordered.HIGHEST_PRECEDENCE + 10);
    }

    @Bean
    FilterRegistrationBean<Filter> nulFilter() {
        return registered(new NulFilter(), Ordered.HIGHEST_PRECEDENCE + 11);
    }

    @Bean
    FilterRegistrationBean<Filter> uploadLimitFilter(
            FrontDoorSettings settings, ProblemWriter writer, ObjectMapper json) {
        return registered(new UploadLimitFilter(settings.uploadLimit(), writer, json), AFTER_LOGIN);
    }

    @Bean
    FilterRegistrationBean<Filter> idempotencyFilter(
            IdempotencyKeys keys, PlatformTransactionManager transactions, FrontDoorSettings settings) {
        return registered(new IdempotencyFilter(keys, transactions, settings), AFTER_LOGIN + 1);
    }

    private static FilterRegistrationBean<Filter> registered(Filter filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}

package io.counterfoil.exchange.web;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Logins of these tests, independent of how the product logs people in. */
@TestConfiguration(proxyBeanMethods = false)
class FrontDoorLogins {
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain frontDoorLogins(HttpSecurity http, ProblemSecurity problems) throws Exception {
        return http.securityMatcher(
                        "/api/**", "/problems/**", "/openapi/**", "/engine-rest/**", "/v3/**", "/swagger-ui/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/secret/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .userDetailsService(new InMemoryUserDetailsManager(
                        person("erp.gateway", "erp-demo", "integration"),
                        person("anna.payable", "anna-demo", "accounts-payable"),
                        person("bruno.buyer", "bruno-demo", "buyer")))
                .anonymous(Customizer.withDefaults())
                .build();
    }

    private static UserDetails person(String login, String password, String role) {
        return User.withUsername(login)
                .password("{noop}" + password)
                .authorities(role)
                .build();
    }
}

package io.counterfoil.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Security headers, beyond Spring's defaults (nosniff, no-store, HSTS over TLS). */
final class Headers {
    /** Scripts from files of ours only. Styles may stand in the markup: the diagram viewer writes them there. */
    private static final String PAGES = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'self'";

    private static final String API = "default-src 'none'; frame-ancestors 'none'";

    private Headers() {}

    static Customizer<HeadersConfigurer<HttpSecurity>> forPages() {
        return headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(PAGES))
                .frameOptions(FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    static Customizer<HeadersConfigurer<HttpSecurity>> forApi() {
        return headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(API))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter((request, response) -> keepNothing(response))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
    }

    /** The webapps write their own policy, with a nonce, and their files may be cached: their addresses carry the version. */
    static Customizer<HeadersConfigurer<HttpSecurity>> forWebapps() {
        return headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin)
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter((request, response) -> {
                    if (request.getRequestURI().startsWith("/camunda/api/")) {
                        keepNothing(response);
                    }
                })
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** Replaces the engine's weaker answer; Spring's own writer would leave that one alone. */
    private static void keepNothing(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}

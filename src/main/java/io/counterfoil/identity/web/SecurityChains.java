package io.counterfoil.identity.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.counterfoil.identity.LoginAttempts;
import io.counterfoil.identity.SecurityLog;
import io.counterfoil.identity.TasklistUpkeep;
import io.counterfoil.workflow.Accounts;
import io.counterfoil.workflow.Caller;
import io.counterfoil.workflow.web.WebappLogin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SecurityContextConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The doors. Every request passes exactly one chain; what no rule names needs a login.
 *
 * <p>Paths are matched with {@link PathPatternRequestMatcher} throughout: the matcher that Spring makes of a plain
 * string asks the dispatcher servlet, does not know the engine's REST servlet and would leave it open.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    /** Before every other filter, so that none of them works on a path that another one reads differently. */
    @Bean
    FilterRegistrationBean<PlainPathFilter> plainPaths() {
        var registration = new FilterRegistrationBean<>(new PlainPathFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** After the container has settled whose address counts, before everything that may want to write it down. */
    @Bean
    FilterRegistrationBean<AddressFilter> addresses() {
        var registration = new FilterRegistrationBean<>(new AddressFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** One for all chains: what a session is worth. */
    @Bean
    SessionLogins sessionLogins(
            WebappLogin logins,
            Accounts accounts,
            TasklistUpkeep tasklist,
            SecurityLog log,
            ObjectProvider<ProviderSessions> provider) {
        return () -> new SessionLoginFilter(logins, accounts, tasklist, log, provider);
    }

    /** A filter that is no bean, or the container would put it before every request a second time. */
    interface SessionLogins extends Supplier<SessionLoginFilter> {}

    /** Programs: HTTP Basic or an access token with each request. A browser's session means nothing here. */
    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            AccountPassword password,
            Caller caller,
            SecurityLog log,
            ObjectProvider<AccessTokens> tokens)
            throws Exception {
        for (var accepted : tokens.stream().toList()) {
            http.oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(request -> accepted)
                    .authenticationEntryPoint(new ApiLoginRequired()));
        }
        return http.securityMatcher(new OrRequestMatcher(PATHS.matcher("/engine-rest/**"), PATHS.matcher("/api/**")))
                .csrf(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(SecurityChains::keptNowhere)
                .headers(Headers.forApi())
                .authenticationManager(new ProviderManager(password.at("HTTP Basic")))
                .httpBasic(basic -> basic.authenticationEntryPoint(new ApiLoginRequired()))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(new ApiLoginRequired()))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .addFilterAfter(new ForeignOriginFilter(), HeaderWriterFilter.class)
                .addFilterAfter(new CallerFilter(caller), AuthorizationFilter.class)
                .addFilterBefore(new RefusalFilter(log), AuthorizationFilter.class)
                .build();
    }

    /**
     * Tasklist, Cockpit, Admin: they check logins and cross-site requests themselves. Open are only the calls by which
     * their own login form logs in and out.
     */
    @Bean
    @Order(2)
    SecurityFilterChain webapps(
            HttpSecurity http,
            AccountPassword password,
            LoginAttempts attempts,
            WebappLogin logins,
            SessionLogins sessions)
            throws Exception {
        return http.securityMatcher(PATHS.matcher("/camunda/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(SecurityChains::keptNowhere)
                .headers(Headers.forWebapps())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(new PageLoginRequired()))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                PATHS.matcher(GET, "/camunda/api/engine/engine/"),
                                PATHS.matcher(GET, "/camunda/api/admin/auth/user/{engine}"),
                                PATHS.matcher(POST, "/camunda/api/admin/auth/user/{engine}/login/{app}"),
                                PATHS.matcher(POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                        .permitAll()
                        .requestMatchers(PATHS.matcher("/camunda/api/cockpit/**"))
                        .hasAuthority(LoginToken.WEBAPP + "cockpit")
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(new SetupRefused(), HeaderWriterFilter.class)
                .addFilterAfter(new WebappLoginFilter(password, attempts, logins), AuthorizationFilter.class)
                .addFilterBefore(sessions.get(), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Everything else: pages for people. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            AccountPassword password,
            WebappLogin logins,
            LoginAttempts attempts,
            SessionLogins sessions,
            Caller caller,
            SecurityLog log,
            ObjectProvider<ProviderLogin> provider)
            throws Exception {
        for (var login : provider.stream().toList()) {
            http.oauth2Login(login::configure);
        }
        return http.requestCache(AbstractHttpConfigurer::disable)
                .securityContext(SecurityChains::keptNowhere)
                .headers(Headers.forPages())
                .authenticationProvider(password.at("login page"))
                .formLogin(form -> form.loginPage("/login")
                        .successHandler((request, response, login) -> enter(logins, request, response, login))
                        .failureHandler(SecurityChains::refuse))
                .logout(logout -> logout.logoutRequestMatcher(PATHS.matcher(POST, "/logout"))
                        .addLogoutHandler((request, response, login) -> logins.in(request)
                                .ifPresent(person -> attempts.loggedOut(person.login(), "login page")))
                        .logoutSuccessHandler(
                                (request, response, login) -> response.sendRedirect("/login?notice=GOODBYE")))
                // Programs fetch the API descriptions from here.
                .httpBasic(basic -> basic.authenticationEntryPoint(new PageLoginRequired()))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(new PageLoginRequired())
                        .accessDeniedHandler(SecurityChains::forbid))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                PATHS.matcher("/login"),
                                PATHS.matcher(GET, "/"),
                                PATHS.matcher(GET, "/assets/**"),
                                PATHS.matcher(GET, "/favicon.ico"),
                                PATHS.matcher(GET, "/problems"),
                                PATHS.matcher(GET, "/problems/**"),
                                PATHS.matcher(GET, "/actuator/health"),
                                PATHS.matcher(GET, "/actuator/health/**"),
                                PATHS.matcher(GET, "/.well-known/camunda-automation-platform/webapps"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(sessions.get(), CsrfFilter.class)
                .addFilterAfter(new CallerFilter(caller), AuthorizationFilter.class)
                .addFilterBefore(new RefusalFilter(log), AuthorizationFilter.class)
                .build();
    }

    /**
     * A login counts for its request only; who is logged in longer stands in the webapps' session. Not the "stateless"
     * session policy, which would give a session found in a request a new id each time.
     */
    private static void keptNowhere(SecurityContextConfigurer<HttpSecurity> context) {
        context.securityContextRepository(new NullSecurityContextRepository());
    }

    private static void enter(
            WebappLogin logins, HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException {
        logins.logIn(request, login.getName());
        response.sendRedirect(Destination.of(request.getParameter("next")));
    }

    /** The same answer to an unknown login, a wrong password and a locked account. */
    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        response.sendRedirect(loginPage(request, LoginPage.Notice.FAILED));
    }

    /** A login page that was open longer than its session lived comes with an outdated token: show it afresh. */
    private static void forbid(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        if (request.getRequestURI().equals("/login")) {
            response.sendRedirect(loginPage(request, LoginPage.Notice.EXPIRED));
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static String loginPage(HttpServletRequest request, LoginPage.Notice notice) {
        var next = Destination.of(request.getParameter("next"));
        return "/login?notice=" + notice + "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}

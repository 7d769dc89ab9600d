package io.counterfoil.portal.web;

import io.counterfoil.identity.CurrentPerson;
import io.counterfoil.identity.Person;
import io.counterfoil.portal.PortfolioReaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks {@link PortfolioReaders} at every page and address of the API that tells of measures, whoever wrote it. */
@Component
class PortfolioDoor implements HandlerInterceptor, WebMvcConfigurer {
    private static final Pattern MEASURE = Pattern.compile("(?:/api/v1)?/measures/([^/.]+)(?:[/.].*)?");

    private final PortfolioReaders readers;
    private final CurrentPerson people;

    PortfolioDoor(PortfolioReaders readers, CurrentPerson people) {
        this.readers = readers;
        this.people = people;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            people.find().ifPresent(person -> ask(person, request.getRequestURI()));
        }
        return true;
    }

    private void ask(Person person, String path) {
        var measure = MEASURE.matcher(path);
        if (measure.matches()) {
            readers.require(person, measure.group(1));
        } else {
            readers.requireAll(person);
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/portfolio/**",
                        "/measures/**",
                        "/traps",
                        "/priorities",
                        "/api/v1/measures/**",
                        "/api/v1/measures.csv",
                        "/api/v1/structure/**",
                        "/api/v1/structure.csv",
                        "/api/v1/portfolio",
                        "/api/v1/priorities",
                        "/api/v1/status-alarms/**",
                        "/api/v1/legal-entities/**",
                        "/api/v1/steering-committees/**");
    }
}

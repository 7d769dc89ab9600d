package io.counterfoil.exchange.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** One circuit breaker per system, so that a system that is down is not hammered by everything that waits for it. */
@Component
class Circuits {
    private static final int WATCHED = 10;

    private final CircuitBreakerRegistry registry;

    Circuits(RetrySettings settings, Clock clock) {
        this.registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(WATCHED)
                // Judged from the tenth on: of fewer, the same share would be fewer failures than the setting says.
                .minimumNumberOfCalls(WATCHED)
                .failureRateThreshold(100f * settings.failuresToOpen() / WATCHED)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(settings.openFor())
                .clock(clock)
                .build());
    }

    CircuitBreaker of(String peer) {
        return registry.circuitBreaker(peer);
    }

    /** By system: CLOSED, OPEN or HALF_OPEN, as this node sees it. */
    Map<String, String> states() {
        var states = new TreeMap<String, String>();
        registry.getAllCircuitBreakers()
                .forEach(one -> states.put(one.getName(), one.getState().name()));
        return states;
    }
}

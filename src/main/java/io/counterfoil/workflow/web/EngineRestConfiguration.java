package io.counterfoil.workflow.web;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.springframework.stereotype.Component;

/**
 * The engine's REST interface with our answers to errors in place of the engine's own, which report every refusal of a
 * rule and every simultaneous change as a defect of the server.
 */
@Component
@ApplicationPath("/engine-rest")
class EngineRestConfiguration extends CamundaJerseyResourceConfig {
    static final Set<Class<?>> REPLACED =
            Set.of(ExceptionHandler.class, ProcessEngineExceptionHandler.class, RestExceptionHandler.class);

    @Override
    protected void registerCamundaRestResources() {
        registerClasses(CamundaRestResources.getResourceClasses());
        registerClasses(CamundaRestResources.getConfigurationClasses().stream()
                .filter(kind -> !REPLACED.contains(kind))
                .collect(Collectors.toSet()));
        register(JacksonFeature.class);
        register(EngineRestErrors.class);
    }
}

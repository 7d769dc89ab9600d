package io.counterfoil.workflow.web;

import jakarta.servlet.ServletContext;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine's REST interface a second time, as Tasklist and Cockpit call it. It answers errors as {@code
 * /engine-rest} does, so that a person reads the sentence of the rule and not how the engine wrapped it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebappEngineApi implements ServletContextInitializer {
    /** The starter registers its own servlet under this name unless there is one. */
    private static final String NAME = "Engine Api";

    @Override
    public void onStartup(ServletContext context) {
        var servlet = context.addServlet(NAME, new ServletContainer(ResourceConfig.forApplication(new OurAnswers())));
        servlet.addMapping("/camunda/api/engine/*");
    }

    private static final class OurAnswers extends EngineRestApplication {
        @Override
        public Set<Class<?>> getClasses() {
            var classes = new HashSet<>(super.getClasses());
            classes.removeAll(EngineRestConfiguration.REPLACED);
            classes.add(EngineRestErrors.class);
            return classes;
        }
    }
}

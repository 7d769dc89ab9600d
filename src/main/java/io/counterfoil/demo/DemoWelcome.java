package io.counterfoil.demo;

import io.counterfoil.identity.FirstPerson;
import io.counterfoil.identity.Role;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says, once everything answers, where to go and who can log in. */
@Component
class DemoWelcome {
    private static final Logger LOG = LoggerFactory.getLogger(DemoWelcome.class);

    private final DemoPeople people;
    private final Environment settings;

    DemoWelcome(DemoPeople people, Environment settings) {
        this.people = people;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (!people.people().isEmpty()) {
            LOG.info("{}", text("http://localhost:" + settings.getProperty("local.server.port", "8080")));
        }
    }

    String text(String address) {
        var rows = people.people().stream().map(DemoWelcome::row).collect(Collectors.joining());
        return """
                Counterfoil is ready: %1$s/

                  Login             Password      Role
                %2$s
                  Tasklist          %1$s/camunda/app/tasklist/default/
                  Cases             %1$s/cases
                  API description   %1$s/swagger-ui.html
                  Models            %1$s/models

                These people exist for trying out; everybody knows their passwords.
                """.formatted(address, rows);
    }

    private static String row(FirstPerson person) {
        var roles = person.roles().stream().map(Role::title).collect(Collectors.joining(", "));
        return "  %-17s %-13s %s%n".formatted(person.login(), person.password(), roles);
    }
}

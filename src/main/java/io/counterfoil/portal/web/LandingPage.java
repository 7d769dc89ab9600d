package io.counterfoil.portal.web;

import io.counterfoil.portal.DemoNotice;
import io.counterfoil.portal.DemoNotice.DemoLogin;
import io.counterfoil.workflow.EngineFigures;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What runs here, and the way to each one's place. Counts are for people who are logged in. */
@Controller
class LandingPage {
    private final EngineFigures engine;
    private final Environment environment;
    private final ObjectProvider<DemoNotice> demo;

    LandingPage(EngineFigures engine, Environment environment, ObjectProvider<DemoNotice> demo) {
        this.engine = engine;
        this.environment = environment;
        this.demo = demo;
    }

    @GetMapping("/")
    String landing(@Nullable Principal principal, Model model) {
        model.addAttribute("engineVersion", engine.version());
        model.addAttribute("embedded", embedded());
        model.addAttribute("demoLogins", demoLogins());
        if (principal != null) {
            model.addAttribute("figures", engine.now());
        }
        return "landing";
    }

    private boolean embedded() {
        return environment.getProperty("spring.datasource.url", "embedded").equals("embedded");
    }

    private List<DemoLogin> demoLogins() {
        var notice = demo.getIfAvailable();
        return notice == null ? List.of() : notice.logins();
    }
}

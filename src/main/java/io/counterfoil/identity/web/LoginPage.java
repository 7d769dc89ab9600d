package io.counterfoil.identity.web;

import io.counterfoil.identity.Person;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the pages to log in and out; posting them is handled by the security chain. */
@Controller
class LoginPage {
    /** What the page says above the form, by the parameter that asks for it. */
    enum Notice {
        FAILED,
        EXPIRED,
        /** By the identity provider, or its answer by us. */
        REFUSED,
        GOODBYE
    }

    private final ObjectProvider<ProviderLogin> provider;

    LoginPage(ObjectProvider<ProviderLogin> provider) {
        this.provider = provider;
    }

    @GetMapping("/login")
    String show(
            Optional<Person> person,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable Notice notice,
            Model model) {
        var destination = Destination.of(next);
        if (person.isPresent()) {
            return "redirect:" + destination;
        }
        model.addAttribute("next", destination);
        model.addAttribute("notice", notice);
        model.addAttribute("provider", provider.getIfAvailable() == null ? null : ProviderLogin.START);
        return "login";
    }

    /** For links: the logout itself is a post, which no foreign page can make. */
    @GetMapping("/logout")
    String confirmLogout(Person person, Model model) {
        model.addAttribute("login", person.login());
        return "logout";
    }
}

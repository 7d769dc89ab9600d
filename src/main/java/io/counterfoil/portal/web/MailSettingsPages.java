package io.counterfoil.portal.web;

import io.counterfoil.identity.CurrentPerson;
import io.counterfoil.notification.MailPreference;
import io.counterfoil.notification.MailPreferences;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Each says how they want their mails. */
@Controller
class MailSettingsPages {
    private final MailPreferences preferences;
    private final CurrentPerson person;

    MailSettingsPages(MailPreferences preferences, CurrentPerson person) {
        this.preferences = preferences;
        this.person = person;
    }

    @GetMapping("/mail-settings")
    ModelAndView show(@RequestParam(defaultValue = "false") boolean saved) {
        return new ModelAndView(
                "mail-settings", Map.of("wanted", preferences.of(person.get().login()), "saved", saved));
    }

    @PostMapping("/mail-settings")
    String save(@RequestParam boolean daily, @RequestParam int hour) {
        preferences.set(person.get().login(), new MailPreference(daily, hour));
        return "redirect:/mail-settings?saved=true";
    }
}

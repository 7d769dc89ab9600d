package io.counterfoil.notification.web;

import io.counterfoil.identity.Person;
import io.counterfoil.notification.MailPreference;
import io.counterfoil.notification.MailPreferences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Mails")
@RestController
@RequestMapping("/api/v1/mail-settings")
class MailSettingsController {
    private final MailPreferences preferences;

    MailSettingsController(MailPreferences preferences) {
        this.preferences = preferences;
    }

    @Operation(summary = "Read how you get mails")
    @GetMapping
    MailPreference get(Person caller) {
        return preferences.of(caller.login());
    }

    @Operation(
            summary = "Say how you get mails",
            description = "Each at once, or one mail a working day at an hour of your calendar's clock.")
    @PutMapping
    MailPreference set(@RequestBody MailPreference wanted, Person caller) {
        return preferences.set(caller.login(), wanted);
    }
}

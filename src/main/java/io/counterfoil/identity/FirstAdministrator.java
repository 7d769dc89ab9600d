package io.counterfoil.identity;

import io.counterfoil.workflow.Account;
import io.counterfoil.workflow.Accounts;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sees to it that there is an administrator, or that the application does not start. */
@Component
class FirstAdministrator {
    private static final String LOGIN = "admin";
    private static final String GROUP = Role.ADMINISTRATOR.id();

    private final Accounts accounts;
    private final AdministratorSettings settings;

    FirstAdministrator(Accounts accounts, AdministratorSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    /**
     * Creates the administrator if there is none. Where one exists the password in the settings is not looked at.
     *
     * @throws AdministratorMissing if there is none and the settings name no password, or one too short
     */
    void ensure() {
        if (accounts.hasMembers(GROUP)) {
            return;
        }
        if (!settings.hasPassword()) {
            throw new AdministratorMissing(
                    "The group " + GROUP + " has no member: nobody could administer Counterfoil.");
        }
        if (settings.isTooShort()) {
            throw new AdministratorMissing("COUNTERFOIL_ADMIN_PASSWORD has "
                    + settings.adminPassword().length() + " characters; at least " + AdministratorSettings.SHORTEST
                    + " are needed.");
        }
        var admin = new Account(LOGIN, Role.ADMINISTRATOR.title(), Set.of(GROUP));
        if (!accounts.create(admin, settings.adminPassword())) {
            accounts.restore(LOGIN, settings.adminPassword(), GROUP);
        }
    }
}

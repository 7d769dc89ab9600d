package io.counterfoil.notification;

import io.counterfoil.workflow.Accounts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The address of the account; an identity provider that tells one keeps it up to date at each login. */
@Component
class AccountAddresses implements MailAddresses {
    private final Accounts accounts;

    AccountAddresses(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<String> of(String login) {
        return accounts.email(login);
    }
}

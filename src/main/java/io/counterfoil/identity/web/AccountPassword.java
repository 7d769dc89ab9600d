package io.counterfoil.identity.web;

import io.counterfoil.identity.Person;
import io.counterfoil.workflow.Accounts;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Checks login and password against the engine's accounts, for the login page and for HTTP Basic alike. */
@Component
class AccountPassword implements AuthenticationProvider {
    private final Accounts accounts;

    AccountPassword(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var password = attempt.getCredentials() instanceof String text ? text : "";
        return accounts.checkPassword(attempt.getName(), password)
                .map(account -> LoginToken.of(new Person(account.login(), account.groups()), Set.of()))
                .orElseThrow(() -> new BadCredentialsException("login or password is wrong"));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}

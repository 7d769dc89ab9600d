package io.counterfoil.identity.web;

import io.counterfoil.identity.ExternalPeople;
import io.counterfoil.identity.LoginAttempts;
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
class AccountPassword {
    private final Accounts accounts;
    private final LoginAttempts attempts;
    private final ExternalPeople externalPeople;

    AccountPassword(Accounts accounts, LoginAttempts attempts, ExternalPeople externalPeople) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.externalPeople = externalPeople;
    }

    /**
     * The check at one door.
     *
     * @param door as the security log names it
     */
    AuthenticationProvider at(String door) {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication attempt) {
                return check(attempt, door);
            }

            @Override
            public boolean supports(Class<?> kind) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
            }
        };
    }

    /** Whether the password is not even looked at; kept in the security log if so. */
    boolean isClosedTo(String login, String door) {
        if (externalPeople.has(login)) {
            attempts.failed(login, door, "this account logs in at the identity provider");
            return true;
        }
        return attempts.areTooMany(login, door);
    }

    private Authentication check(Authentication attempt, String door) {
        var password = attempt.getCredentials() instanceof String text ? text : "";
        var login = attempt.getName();
        if (isClosedTo(login, door)) {
            throw refusal();
        }
        var account = accounts.checkPassword(login, password).orElseThrow(() -> {
            attempts.failed(login, door, "wrong password, unknown login, or locked");
            return refusal();
        });
        attempts.succeeded(account.login(), door);
        return LoginToken.of(new Person(account.login(), account.groups()), Set.of());
    }

    /** The same for every reason. */
    private static BadCredentialsException refusal() {
        return new BadCredentialsException("login or password is wrong");
    }
}

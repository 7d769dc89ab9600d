package io.counterfoil.identity.web;

import io.counterfoil.identity.Person;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A person as Spring Security carries one: authorities are the role ids and, as {@code webapp:<name>}, the webapps. */
final class LoginToken extends UsernamePasswordAuthenticationToken {
    private static final long serialVersionUID = 1;
    static final String WEBAPP = "webapp:";

    private LoginToken(Person person, Collection<? extends GrantedAuthority> authorities) {
        super(person, null, authorities);
    }

    static LoginToken of(Person person, Collection<String> webapps) {
        var authorities = Stream.concat(
                        person.roles().stream(), webapps.stream().map(WEBAPP::concat))
                .map(SimpleGrantedAuthority::new)
                .toList();
        return new LoginToken(person, authorities);
    }

    @Override
    public String getName() {
        return ((Person) getPrincipal()).login();
    }
}

package io.counterfoil.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the first administrator comes into being.
 *
 * @param adminPassword the password of login {@code admin}, created when there is no administrator; at least
 *     {@value #SHORTEST} characters; empty creates none; set by {@code COUNTERFOIL_ADMIN_PASSWORD}
 */
@ConfigurationProperties("counterfoil")
record AdministratorSettings(@DefaultValue("") String adminPassword) {
    static final int SHORTEST = 12;

    boolean hasPassword() {
        return !adminPassword.isEmpty();
    }

    boolean isTooShort() {
        return hasPassword() && adminPassword.length() < SHORTEST;
    }

    @Override
    public String toString() {
        return "AdministratorSettings[adminPassword " + (hasPassword() ? "set" : "not set") + "]";
    }
}

package io.counterfoil.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many wrong passwords are taken from one network address within a quarter of an hour. The engine's growing delay
 * per account comes on top.
 *
 * @param failuresPerPerson for one account; the account stays open to other addresses
 * @param failuresPerAddress for all accounts together; who logged in from this address lately is not held up
 */
@ConfigurationProperties("counterfoil.login")
record LoginSettings(
        @DefaultValue("5") int failuresPerPerson,
        @DefaultValue("50") int failuresPerAddress) {}

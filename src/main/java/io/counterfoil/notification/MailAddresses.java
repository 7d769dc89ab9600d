package io.counterfoil.notification;

import java.util.Optional;

/** Port: finds a person's mail address. An installation with a directory of its own brings another one. */
public interface MailAddresses {
    /** Empty if nobody knows an address. */
    Optional<String> of(String login);
}

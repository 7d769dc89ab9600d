package io.counterfoil.workflow;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Passwords that people choose.
 *
 * @param shortest number of characters; NIST SP 800-63B asks for 8 (revision 3), and for 15 where nothing but the
 *     password is asked (revision 4)
 */
@ConfigurationProperties("counterfoil.password")
record PasswordSettings(@DefaultValue("12") int shortest) {}

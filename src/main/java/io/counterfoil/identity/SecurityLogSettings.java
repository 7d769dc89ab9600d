package io.counterfoil.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the security log is kept.
 *
 * @param retention events whose last repeat is older are deleted, once a day
 * @param fileSize largest single file of JSON lines in megabytes; 30 files are kept, the oldest goes first
 */
@ConfigurationProperties("counterfoil.security-log")
record SecurityLogSettings(
        @DefaultValue("400d") Duration retention,
        @DefaultValue("10") int fileSize) {}

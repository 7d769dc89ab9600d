package io.counterfoil.portal.web;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the pages.
 *
 * @param zone time zone in which pages show moments; without it the zone of the machine
 */
@ConfigurationProperties("counterfoil.portal")
record PortalSettings(@Nullable ZoneId zone) {
    ZoneId zoneShown() {
        return zone == null ? ZoneId.systemDefault() : zone;
    }
}

package io.counterfoil.portal.web;

import java.time.ZoneId;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the pages.
 *
 * @param zone time zone in which pages show moments; without it the zone of the machine
 */
@ConfigurationProperties("counterfoil.portal")
record PortalSettings(Optional<ZoneId> zone) {
    ZoneId zoneShown() {
        return zone.orElseGet(ZoneId::systemDefault);
    }
}

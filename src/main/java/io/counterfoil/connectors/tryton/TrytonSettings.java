package io.counterfoil.connectors.tryton;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code counterfoil.connectors.tryton.*}.
 *
 * @param url of one database, for example {@code http://erp.example:8000/tryton/}; null switches the connector off
 * @param login that may create, quote and confirm purchases, and no more
 * @param referencePrefix before our order numbers in the ERP's field {@code reference}; a unique index on references
 *     that begin so makes a second order impossible
 * @param timeout of one call
 */
@ConfigurationProperties("counterfoil.connectors.tryton")
record TrytonSettings(
        @Nullable URI url,
        @DefaultValue("") String login,
        @DefaultValue("") String password,
        @DefaultValue("bpm:") String referencePrefix,
        @DefaultValue("PT8S") Duration timeout) {}

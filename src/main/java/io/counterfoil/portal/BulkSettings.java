package io.counterfoil.portal;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param mostAtOnce how many tasks one decision may cover at all; how many one person decides alone is rule S16 */
@Validated
@ConfigurationProperties("counterfoil.tasks")
record BulkSettings(@DefaultValue("500") @Min(1) int mostAtOnce) {}

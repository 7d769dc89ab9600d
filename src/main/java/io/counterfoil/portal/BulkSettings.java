package io.counterfoil.portal;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param mostAtOnce how many tasks one decision may cover */
@Validated
@ConfigurationProperties("counterfoil.tasks")
record BulkSettings(@DefaultValue("100") @Min(1) int mostAtOnce) {}

package io.counterfoil.governance.measure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a measure needs another one.
 *
 * @param dependsOn key of the other measure
 * @param neededBy null while nobody said when
 */
public record Dependency(String dependsOn, @Nullable LocalDate neededBy) {}

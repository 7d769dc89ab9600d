/**
 * What measures add up to: kept per measure and package as the rules last found it, added up along the hierarchy.
 */
@NullMarked
@NamedInterface("portfolio")
package io.counterfoil.governance.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

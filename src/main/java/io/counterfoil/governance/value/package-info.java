/**
 * What a measure is worth, month by month: plan, effect, cost, what came of it and what a currency did to it. Pure: no
 * clock, no database, no framework. Amounts are exact decimals; {@link io.counterfoil.governance.value.Index} is the one
 * place where what was reached is held against what was planned.
 */
@NamedInterface("value")
@NullMarked
package io.counterfoil.governance.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

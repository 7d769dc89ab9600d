/**
 * The three-way match: may this invoice be paid, and if not, why and who can change that. Pure: no clock, no database,
 * no framework; the same documents give the same answer.
 *
 * <p>{@link ThreeWayMatch} compares; {@link MatchResult} tells. Each key is one rule class, named in the lists of
 * {@link ThreeWayMatch}, and one row of the {@link ToleranceSet}. Besides the keys of the tolerance set there are
 * reasons that no limit governs: {@code SUP} (another supplier), {@code POSTAT} (order not approved, or closed),
 * {@code CCY} (another currency), {@code LINE} (line not on the order), {@code UOM} (unit without conversion),
 * {@code SIGN} (no positive quantity, or a negative amount) and {@code NONE} (line exempt from matching).
 */
@NullMarked
package io.counterfoil.procurement.matching;

import org.jspecify.annotations.NullMarked;

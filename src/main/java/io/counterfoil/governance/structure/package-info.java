/**
 * Where measures hang and who stands above them: organization, portfolio, program, project, measure package; legal
 * entities with their controllers; steering committees. Nothing here carries a figure.
 */
@NamedInterface("structure")
@NullMarked
package io.counterfoil.governance.structure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

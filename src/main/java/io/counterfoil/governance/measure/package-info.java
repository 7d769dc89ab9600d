/**
 * The measure, atomic unit of work: who answers for it, its milestones, risks and dependencies, and what it is worth by
 * plan and forecast. Stage and condition are changed by gates only.
 */
@NamedInterface("measure")
@NullMarked
package io.counterfoil.governance.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

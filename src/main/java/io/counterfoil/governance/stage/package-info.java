/**
 * The stages of a measure, the gates between them and what each gate asks for. Pure; the day is an argument, and which
 * guard stands at which gate is data.
 *
 * <p>{@link io.counterfoil.governance.stage.StageRule} says where a decision leads, {@link
 * io.counterfoil.governance.stage.Readiness} what is missing before one can be asked for. Who decides is not known here.
 */
@NamedInterface("stage")
@NullMarked
package io.counterfoil.governance.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

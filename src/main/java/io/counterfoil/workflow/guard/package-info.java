/**
 * The guard at the engine's commands: what a logged-in person may ask of the engine, by whatever door. Everything that
 * is not offered is refused.
 */
@NullMarked
package io.counterfoil.workflow.guard;

import org.jspecify.annotations.NullMarked;

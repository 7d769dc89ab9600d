/**
 * The trail of facts: who did what, when, why, on which figures. Only listens.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package io.counterfoil.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

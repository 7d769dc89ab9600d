/**
 * Our thin layer over the engine: starting and reading processes, the guard at its commands, the deployment.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package io.counterfoil.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

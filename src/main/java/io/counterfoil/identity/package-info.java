/**
 * People, their roles, and the segregation of duties: who did what to which case.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "workflow", "workflow :: web"})
package io.counterfoil.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

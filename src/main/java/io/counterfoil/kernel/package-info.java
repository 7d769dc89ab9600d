/**
 * Words that every module shares: exact money, the refusals, the audit fact. JDK only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.counterfoil.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

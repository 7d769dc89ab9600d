/**
 * Reporting periods: open, cut off, closed with a snapshot that never changes; late values are corrections.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "workflow", "identity", "exchange :: api"})
package io.counterfoil.period;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The doors: documents as they came, idempotency keys, and effects outside the database that must happen once.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "workflow", "identity"})
package io.counterfoil.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

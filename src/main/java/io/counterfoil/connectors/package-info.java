/** Connectors to other systems, a package for each: they deliver and fetch what the exchange's contracts say. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "exchange :: outbox", "exchange :: reconciliation", "procurement :: order"})
package io.counterfoil.connectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

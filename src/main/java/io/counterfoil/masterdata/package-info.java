/**
 * What documents refer to: suppliers, cost centres, budget rates, exchange rates.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "workflow", "identity", "exchange", "exchange :: api", "exchange :: inbox"})
package io.counterfoil.masterdata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

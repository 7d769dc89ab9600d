/**
 * Payments: scheduled once per invoice, collected in runs, released by a second person, written as ISO 20022 files.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "workflow", "identity", "exchange", "exchange :: api", "masterdata", "ledger"})
package io.counterfoil.banking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

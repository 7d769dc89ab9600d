/**
 * The journal: double entry, balanced by the database, each posting traceable to its document.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "identity", "exchange", "exchange :: api", "masterdata", "period"})
package io.counterfoil.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * From requisition to matched invoice: the documents, the rules, and the port to the purchasing system.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "workflow",
            "identity",
            "exchange",
            "exchange :: api",
            "masterdata",
            "ledger",
            "banking"
        })
package io.counterfoil.procurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Demo people and a demo story, on the embedded database only unless asked for.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "workflow",
            "identity",
            "masterdata",
            "ledger",
            "banking",
            "procurement :: invoice",
            "procurement :: order",
            "procurement :: receipt",
            "procurement :: requisition",
            "period",
            "governance :: structure",
            "governance :: measure",
            "governance :: stage",
            "governance :: status",
            "governance :: actual",
            "governance :: gate",
            "governance :: closing",
            "portal"
        })
package io.counterfoil.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

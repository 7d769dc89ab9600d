/**
 * Pages that cross modules: the landing page and the case with all its documents and steps.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "workflow",
            "audit",
            "identity",
            "exchange :: api",
            "masterdata",
            "deadline",
            "exchange :: board",
            "exchange :: contract",
            "exchange :: held",
            "exchange :: inbox",
            "exchange :: outbox",
            "period",
            "notification",
            "ledger",
            "governance",
            "governance :: structure",
            "governance :: measure",
            "governance :: value",
            "governance :: status",
            "governance :: stage",
            "governance :: gate",
            "governance :: closing",
            "governance :: actual",
            "governance :: standing",
            "governance :: portfolio",
            "banking",
            "governance :: ranking",
            "procurement",
            "procurement :: invoice",
            "procurement :: review",
            "procurement :: tolerance",
            "procurement :: whatif"
        })
package io.counterfoil.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

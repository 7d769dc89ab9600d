/**
 * From requisition to paid invoice, a package for each noun; each builds on those before it only: approval,
 * requisition, order, invoice, claim, budget, receipt, matching (the pure rules), tolerance, invoicematch, amendment,
 * payable (pure), settlement, review, whatif, saving. Their processes and addresses are in two rooms of their own.
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
            "banking",
            "governance :: actual",
            "governance :: commitment"
        })
package io.counterfoil.procurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

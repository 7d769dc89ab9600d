/**
 * Measures from idea to confirmed value, a package for each noun; each builds on those before it only: value, status,
 * closure, stage, rollup, priority (the pure rules), csv (files of rows), commitment (a port), structure, measure (who
 * and what), actual, standing, watch, gate, closing, alarm, portfolio, transfer, ranking. Their processes and addresses are in
 * two rooms of their own.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "workflow",
            "identity",
            "exchange",
            "exchange :: api",
            "period",
            "masterdata",
            "ledger"
        })
package io.counterfoil.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

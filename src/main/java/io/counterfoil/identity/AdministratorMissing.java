package io.counterfoil.identity;

/**
 * Nobody could administer this installation. It must not open its port in this state: the engine's own set-up page
 * would let the first visitor make himself administrator (CVE-2026-77226).
 */
public final class AdministratorMissing extends RuntimeException {
    AdministratorMissing(String message) {
        super(message);
    }
}

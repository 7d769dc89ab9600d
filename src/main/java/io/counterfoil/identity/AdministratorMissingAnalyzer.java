package io.counterfoil.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in three lines what a stack trace would bury. */
class AdministratorMissingAnalyzer extends AbstractFailureAnalyzer<AdministratorMissing> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AdministratorMissing cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Start once with COUNTERFOIL_ADMIN_PASSWORD set to a password of at least "
                        + AdministratorSettings.SHORTEST
                        + " characters: it creates the login \"admin\". The variable is not needed afterwards.",
                cause);
    }
}

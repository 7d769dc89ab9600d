package io.counterfoil.kernel;

/** Another system or a technical part did not answer. Retried by the engine, then an incident; never a decision. */
public class ExternalSystemUnavailable extends RuntimeException {
    public ExternalSystemUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

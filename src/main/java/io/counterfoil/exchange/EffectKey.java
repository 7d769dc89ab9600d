package io.counterfoil.exchange;

/**
 * Names one effect outside the database, the same at every attempt. Never holds anything of the attempt itself.
 *
 * @param operation what is done, for example {@code PAYMENT_FILE}
 * @param businessKey of the document it is done for
 * @param step which of the operation's effects, for example {@code STAGE}
 */
public record EffectKey(String operation, String businessKey, String step) {
    public EffectKey {
        if (operation.isBlank() || businessKey.isBlank() || step.isBlank()) {
            throw new IllegalArgumentException("an effect is named by operation, business key and step: " + operation
                    + " / " + businessKey + " / " + step);
        }
    }

    @Override
    public String toString() {
        return operation + " " + step + " of " + businessKey;
    }
}

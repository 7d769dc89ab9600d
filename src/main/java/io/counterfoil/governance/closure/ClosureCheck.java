package io.counterfoil.governance.closure;

/**
 * One condition of closure and what was found.
 *
 * @param actual what it is, for people
 * @param limit what it must be, for people
 * @param words one sentence; if the condition is not met it says what is missing
 */
public record ClosureCheck(Condition condition, String actual, String limit, boolean met, String words) {

    /** The conditions of governance section 4, in the order they are shown. */
    public enum Condition {
        CLOSED_PERIODS(false),
        VALUE_PLANNED(false),
        TOTAL_REACHED(true),
        EACH_REACHED(true),
        LEDGER_DOCUMENTS(false),
        NO_OPEN_COMMITMENT(false),
        CONTROLLER_OF_ENTITY(false),
        CONTROLLER_APART(false);

        private final boolean ofValue;

        Condition(boolean ofValue) {
            this.ofValue = ofValue;
        }

        /** Whether it asks how much came; only that may be confirmed with a deviation. */
        public boolean isOfValue() {
            return ofValue;
        }
    }
}

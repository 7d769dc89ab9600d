package io.counterfoil.governance.actual;

/** Where an actual value comes from. None is typed by hand. */
public enum ActualSource {
    /** The product's own journal. */
    LEDGER,
    /** The books of an ERP system, over the API. */
    ERP,
    /** A file exported from the books. */
    IMPORT
}

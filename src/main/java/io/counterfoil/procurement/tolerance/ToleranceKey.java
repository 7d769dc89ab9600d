package io.counterfoil.procurement.tolerance;

/**
 * One key of the catalogue that every tolerance set answers whole.
 *
 * @param text what is compared, in words
 */
public record ToleranceKey(String key, int position, String text, Amount amount, Share share) {
    /** What an absolute limit of the key is. */
    public enum Amount {
        /** Money, with its currency. */
        MONEY,
        /** Pieces or days. */
        COUNT,
        /** Either: without a currency it is in the document's. */
        EITHER,
        /** There is only a percentage. */
        NONE
    }

    /** What a percentage of the key may be. */
    public enum Share {
        ANY,
        UP_TO_100,
        /** There is no percentage. */
        NONE
    }
}

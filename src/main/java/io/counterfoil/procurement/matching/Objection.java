package io.counterfoil.procurement.matching;

/**
 * A reason that no limit governs: the documents do not belong together, or cannot be compared.
 *
 * @param outcome from {@link Outcome#HOLD} on
 */
public record Objection(String key, Outcome outcome, Party party, String sentence) implements Check {}

package io.counterfoil.procurement.tolerance;

/** What a tolerance set governs. The most specific whole set wins: supplier, then category, then company. */
public enum ToleranceScope {
    COMPANY,
    CATEGORY,
    SUPPLIER;

    /** Stands for every company; there is one per installation so far. */
    public static final String EVERY_COMPANY = "*";

    /** As people read it: {@code the company}, {@code category IT}, {@code supplier S-9}. */
    public String words(String appliesTo) {
        return switch (this) {
            case COMPANY -> appliesTo.equals(EVERY_COMPANY) ? "the company" : "company " + appliesTo;
            case CATEGORY -> "category " + appliesTo;
            case SUPPLIER -> "supplier " + appliesTo;
        };
    }
}

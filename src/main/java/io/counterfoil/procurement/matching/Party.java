package io.counterfoil.procurement.matching;

/** Who can end a reason by acting in their own field, rather than by overruling it. */
public enum Party {
    /** Amends the order, or gets a credit note for the price. */
    BUYER("buyer"),
    /** Records the missing receipt, or confirms that nothing came. */
    RECEIVER("receiver"),
    /** Confirms the supplier's bank account. */
    VENDOR_MASTER("vendor-master-steward"),
    /** Records exchange rates. */
    CONTROLLER("controller"),
    /** Answers for costs that no order approved. */
    COST_CENTRE_OWNER("cost-centre-owner"),
    /** Everything else: parties, currencies, lines and units of the invoice itself. */
    ACCOUNTS_PAYABLE("accounts-payable");

    private final String role;

    Party(String role) {
        this.role = role;
    }

    /** The role as the engine's group id, for example {@code buyer}. */
    public String role() {
        return role;
    }
}

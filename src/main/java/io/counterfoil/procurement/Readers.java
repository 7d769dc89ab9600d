package io.counterfoil.procurement;

import io.counterfoil.identity.Role;

/** Who may read the documents of procurement: everybody who works with them, administrators and designers not. */
public final class Readers {
    private static final Role[] OF_PROCUREMENT = {
        Role.REQUESTER,
        Role.COST_CENTRE_OWNER,
        Role.DEPARTMENT_HEAD,
        Role.CATEGORY_MANAGER,
        Role.CFO,
        Role.BOARD,
        Role.BUYER,
        Role.RECEIVER,
        Role.ACCOUNTS_PAYABLE,
        Role.VENDOR_MASTER_STEWARD,
        Role.TREASURER,
        Role.CONTROLLER,
        Role.INTEGRATION
    };

    private Readers() {}

    public static Role[] ofProcurement() {
        return OF_PROCUREMENT.clone();
    }
}

package io.counterfoil.procurement.web;

import io.counterfoil.identity.Role;

/** Who may read the documents of procurement: everybody who works with them, administrators and designers not. */
final class Readers {
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
        Role.TREASURER,
        Role.CONTROLLER,
        Role.INTEGRATION
    };

    private Readers() {}

    static Role[] ofProcurement() {
        return OF_PROCUREMENT.clone();
    }
}

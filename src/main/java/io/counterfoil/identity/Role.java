package io.counterfoil.identity;

import java.util.Arrays;
import java.util.Optional;

/** The roles of the product. Each is a group of the engine; ids are a contract with diagrams and directories. */
public enum Role {
    REQUESTER("requester", "Requester"),
    COST_CENTRE_OWNER("cost-centre-owner", "Cost-centre owner"),
    DEPARTMENT_HEAD("department-head", "Department head"),
    CATEGORY_MANAGER("category-manager", "Category manager"),
    CFO("cfo", "CFO"),
    IT_GOVERNANCE("it-governance", "IT governance"),
    LEGAL("legal", "Legal counsel"),
    BOARD("board", "Board member"),
    BUYER("buyer", "Buyer"),
    RECEIVER("receiver", "Receiver of goods"),
    ACCOUNTS_PAYABLE("accounts-payable", "Accounts-payable clerk"),
    VENDOR_MASTER_STEWARD("vendor-master-steward", "Vendor-master steward"),
    TREASURER("treasurer", "Treasurer"),
    CONTROLLER("controller", "Controller"),
    STEERING_CHAIR("steering-chair", "Steering-committee chair"),
    TRANSFORMATION_OFFICE("transformation-office", "Transformation office"),
    MEASURE_OWNER("measure-owner", "Measure owner"),
    PROCESS_DESIGNER("process-designer", "Process designer"),
    OPERATOR("operator", "Operator"),
    ADMINISTRATOR("camunda-admin", "Administrator"),
    INTEGRATION("integration", "External application");

    private final String id;
    private final String title;

    Role(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The engine's group id, for example {@code accounts-payable}. */
    public String id() {
        return id;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    /** The role of this group id; empty for a group that is none of the product's. */
    public static Optional<Role> of(String groupId) {
        return Arrays.stream(values()).filter(role -> role.id.equals(groupId)).findFirst();
    }
}

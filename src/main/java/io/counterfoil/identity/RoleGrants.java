package io.counterfoil.identity;

import static io.counterfoil.workflow.Grant.administeringPeople;
import static io.counterfoil.workflow.Grant.creatingInstances;
import static io.counterfoil.workflow.Grant.deploying;
import static io.counterfoil.workflow.Grant.operatingProcesses;
import static io.counterfoil.workflow.Grant.readingCases;
import static io.counterfoil.workflow.Grant.readingDecisions;
import static io.counterfoil.workflow.Grant.readingDeployments;
import static io.counterfoil.workflow.Grant.readingProcesses;
import static io.counterfoil.workflow.Grant.starting;
import static io.counterfoil.workflow.Grant.useOf;

import io.counterfoil.workflow.Grant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each role may do at the engine, beside the tasks that diagrams give it. Restored at every start; whoever needs
 * more makes a group of their own.
 */
final class RoleGrants {
    private static final String REQUISITION_APPROVAL = "RequisitionApproval";
    private static final String GOODS_MOVEMENT = "GoodsMovement";
    private static final String ORDER_AMENDMENT = "OrderAmendment";
    private static final String TOLERANCE_CHANGE = "ToleranceChange";

    private RoleGrants() {}

    static List<Grant> of(Role role) {
        return switch (role) {
            case BUYER -> List.of(useOf("tasklist"), readingCases(), starting(ORDER_AMENDMENT), creatingInstances());
            case REQUESTER ->
                List.of(useOf("tasklist"), readingProcesses(), starting(REQUISITION_APPROVAL), creatingInstances());
            case RECEIVER -> List.of(useOf("tasklist"), readingCases(), starting(GOODS_MOVEMENT), creatingInstances());
            case CONTROLLER ->
                List.of(useOf("tasklist"), readingCases(), starting(TOLERANCE_CHANGE), creatingInstances());
            case PROCESS_DESIGNER ->
                List.of(useOf("tasklist"), useOf("cockpit"), readingProcesses(), readingDecisions(), deploying());
            case OPERATOR ->
                List.of(
                        useOf("tasklist"),
                        useOf("cockpit"),
                        operatingProcesses(),
                        readingDecisions(),
                        readingDeployments());
            case ADMINISTRATOR ->
                Stream.concat(
                                Stream.of(useOf("tasklist"), useOf("cockpit"), useOf("admin"), readingProcesses()),
                                administeringPeople().stream())
                        .toList();
            case ACCOUNTS_PAYABLE, VENDOR_MASTER_STEWARD, TREASURER -> List.of(useOf("tasklist"), readingCases());
            case INTEGRATION -> List.of();
            default -> List.of(useOf("tasklist"), readingProcesses());
        };
    }

    /** Everyone who works in Tasklist. */
    static List<String> tasklistUsers() {
        return Stream.of(Role.values())
                .filter(role -> role != Role.INTEGRATION)
                .map(Role::id)
                .toList();
    }
}

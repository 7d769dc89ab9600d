package io.counterfoil.workflow;

import java.time.Instant;
import java.util.Optional;

/**
 * A task as the person sees it whom it waits for.
 *
 * @param type tasks of one type are decided alike, for example {@code RequisitionApproval/Task_ApproveRequisition}
 * @param process as the diagram names it
 * @param businessKey of the document to decide on
 * @param amount at stake as people read it; empty where the process does not say
 * @param partner supplier or requester; empty where the process does not say
 * @param why this person is asked; empty where the process does not say
 * @param assignee who has claimed it
 * @param actsFor the absent person for whom the reader would decide
 * @param objection why segregation of duties keeps the reader from it; empty if nothing does
 * @param form what it shows and asks
 * @param seen fingerprint of everything shown: a decision that names it is refused once anything differs
 */
public record WaitingTask(
        String id,
        String name,
        String type,
        String process,
        String businessKey,
        String amount,
        String partner,
        String why,
        Instant created,
        Optional<Instant> due,
        Optional<String> assignee,
        Optional<String> actsFor,
        String objection,
        TaskForm form,
        String seen) {}

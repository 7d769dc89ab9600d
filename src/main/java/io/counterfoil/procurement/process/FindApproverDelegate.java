package io.counterfoil.procurement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Behind the service task "Find approver", which is reached only when nobody may approve. It goes on as soon as somebody
 * may and fails until then, so that an operator reads why and tries again once master data is complete.
 */
@Component("findApprover")
class FindApproverDelegate implements JavaDelegate {
    private final ApproverNaming naming;
    private final ApprovalMatrixTable matrix;
    private final PriceReleaseTable prices;

    FindApproverDelegate(ApproverNaming naming, ApprovalMatrixTable matrix, PriceReleaseTable prices) {
        this.naming = naming;
        this.matrix = matrix;
        this.prices = prices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        naming.next(key, prices.rows(execution).orElseGet(() -> naming.relevant(key, matrix.rows(execution))));
    }
}

package io.counterfoil.procurement.process;

import io.counterfoil.procurement.receipt.GoodsReceiving;
import io.counterfoil.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Check open quantity". */
@Component("checkOpenQuantity")
class CheckOpenQuantityDelegate implements JavaDelegate {
    private static final ProcessVariable<Boolean> FULLY_RECEIVED =
            new ProcessVariable<>("fullyReceived", Boolean.class);

    private final GoodsReceiving receiving;

    CheckOpenQuantityDelegate(GoodsReceiving receiving) {
        this.receiving = receiving;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FULLY_RECEIVED.set(execution, receiving.isComplete(execution.getProcessBusinessKey()));
    }
}

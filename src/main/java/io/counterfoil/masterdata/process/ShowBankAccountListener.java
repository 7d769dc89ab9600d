package io.counterfoil.masterdata.process;

import io.counterfoil.masterdata.BankAccountChanges;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.workflow.TaskCard;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Gives the tasks "Call supplier back" and "Confirm bank account" what their forms show, for the task's life only. */
@Component("showBankAccount")
class ShowBankAccountListener implements TaskListener {
    private final BankAccountChanges changes;
    private final Suppliers suppliers;

    ShowBankAccountListener(BankAccountChanges changes, Suppliers suppliers) {
        this.changes = changes;
        this.suppliers = suppliers;
    }

    @Override
    public void notify(DelegateTask task) {
        var change =
                changes.findById(task.getExecution().getProcessBusinessKey()).orElseThrow();
        var supplier = suppliers.findById(change.supplierNumber()).orElseThrow();
        task.setName(task.getName() + " of " + supplier.supplierNumber());
        task.setVariableLocal(TaskCard.DOCUMENT, change.changeNumber());
        task.setVariableLocal(TaskCard.PARTNER, supplier.name());
        task.setVariableLocal("supplier", supplier.name() + " (" + supplier.supplierNumber() + ")");
        task.setVariableLocal("oldAccount", change.oldIban());
        task.setVariableLocal("newAccount", change.newIban());
        task.setVariableLocal("changedBy", change.changedBy());
        task.setVariableLocal("changeReason", change.reason());
        task.setVariableLocal("calledBackBy", Objects.requireNonNullElse(change.calledBackBy(), "nobody yet"));
        task.setVariableLocal("callAnswer", change.callNote());
    }
}

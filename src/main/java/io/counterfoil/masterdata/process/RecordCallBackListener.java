package io.counterfoil.masterdata.process;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.masterdata.BankAccountStewardship;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Hands what the supplier said in "Call supplier back" to its use case; a refusal there keeps the task open. */
@Component("recordCallBack")
class RecordCallBackListener implements TaskListener {
    private final BankAccountStewardship stewardship;

    RecordCallBackListener(BankAccountStewardship stewardship) {
        this.stewardship = stewardship;
    }

    @Override
    public void notify(DelegateTask task) {
        var agrees = (Boolean) task.getVariable("supplierAgrees");
        if (agrees == null) {
            throw new InvalidInput(List.of(new FieldProblem("supplierAgrees", "must be true or false")));
        }
        stewardship.callBack(
                task.getExecution().getProcessBusinessKey(),
                agrees,
                Optional.ofNullable((String) task.getVariable("callNote")).orElse(""),
                task.getAssignee());
    }
}

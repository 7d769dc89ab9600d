package io.counterfoil.masterdata.process;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.masterdata.BankAccountStewardship;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Hands the decision made in "Confirm bank account" to its use case; a refusal there keeps the task open. */
@Component("decideBankAccount")
class DecideBankAccountListener implements TaskListener {
    private final BankAccountStewardship stewardship;

    DecideBankAccountListener(BankAccountStewardship stewardship) {
        this.stewardship = stewardship;
    }

    @Override
    public void notify(DelegateTask task) {
        var confirmed = (Boolean) task.getVariable("confirmed");
        if (confirmed == null) {
            throw new InvalidInput(List.of(new FieldProblem("confirmed", "must be true or false")));
        }
        stewardship.decide(
                task.getExecution().getProcessBusinessKey(),
                confirmed,
                Optional.ofNullable((String) task.getVariable("reason")).orElse(""),
                task.getAssignee());
    }
}

package io.counterfoil.procurement.process;

import io.counterfoil.procurement.receipt.GoodsMoving;
import io.counterfoil.procurement.receipt.OwedCreditNotes;
import io.counterfoil.workflow.ProcessStarter;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Record goods movement". */
@Component("recordGoodsMovement")
class RecordGoodsMovementDelegate implements JavaDelegate {
    private final GoodsMoving moving;
    private final OwedCreditNotes creditNotes;
    private final Clock clock;

    RecordGoodsMovementDelegate(GoodsMoving moving, OwedCreditNotes creditNotes, Clock clock) {
        this.moving = moving;
        this.creditNotes = creditNotes;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var movement = moving.record(MovementInput.read(execution, clock), ProcessStarter.of(execution));
        execution.setProcessBusinessKey(movement.movementNumber());
        MovementInput.CREDIT_NOTE_OWED.set(execution, creditNotes.isOwed(movement.movementNumber()));
        MovementInput.forget(execution);
    }
}

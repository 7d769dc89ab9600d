package io.counterfoil.procurement.process;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.receipt.GoodsReceiving;
import io.counterfoil.workflow.FormInput;
import io.counterfoil.workflow.JsonVariable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what the receiver entered in the user task "Record goods receipt". */
@Component("recordGoodsReceipt")
class RecordGoodsReceiptListener implements TaskListener {
    private final GoodsReceiving receiving;
    private final JsonVariable json;

    RecordGoodsReceiptListener(GoodsReceiving receiving, JsonVariable json) {
        this.receiving = receiving;
        this.json = json;
    }

    /** One row of the form, which sends every figure as text; rows left at nothing did not arrive. */
    private record Entry(
            BigDecimal line,
            @Nullable String description,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal priceQuantity,
            @Nullable BigDecimal acceptedAmount) {
        boolean arrived() {
            return Stream.of(entered(quantity), entered(priceQuantity), entered(acceptedAmount))
                    .anyMatch(Optional::isPresent);
        }

        /** Services are accepted by their amount; nobody counts them. */
        GoodsReceiptLine receipt() {
            var nothing = entered(acceptedAmount).isPresent() ? BigDecimal.ONE : BigDecimal.ZERO;
            return new GoodsReceiptLine(
                    lineNumber(),
                    entered(quantity).orElse(nothing),
                    entered(priceQuantity).orElse(null),
                    entered(acceptedAmount).orElse(null));
        }

        private static Optional<BigDecimal> entered(@Nullable BigDecimal figure) {
            return Optional.ofNullable(figure).filter(given -> given.signum() != 0);
        }

        private int lineNumber() {
            try {
                return line.intValueExact();
            } catch (ArithmeticException fraction) {
                throw new InvalidInput(
                        List.of(new FieldProblem("receivedLines", "line must be a whole number but is " + line)));
            }
        }
    }

    @Override
    public void notify(DelegateTask task) {
        var receivedOn = FormInput.date(task, "receivedOn");
        if (receivedOn == null) {
            throw new InvalidInput(List.of(new FieldProblem("receivedOn", "must not be empty")));
        }
        var lines = json.list(task, "receivedLines", Entry.class).stream()
                .filter(Entry::arrived)
                .map(Entry::receipt)
                .toList();
        var order = task.getExecution().getProcessBusinessKey();
        receiving.record(
                new DeliveryDraft(order, FormInput.text(task, "deliveryNote"), receivedOn, lines), task.getAssignee());
        task.getExecution().removeVariables(List.of("deliveryNote", "receivedOn", "receivedLines"));
    }
}

package io.counterfoil.banking.process;

import static io.counterfoil.banking.process.PaymentReleaseProcess.runNumber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.banking.PaymentRunSheets;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Gives the task "Release payment run" what its form shows, for the task's life only. */
@Component("showPaymentRun")
class ShowPaymentRunListener implements TaskListener {
    private final PaymentRunSheets sheets;
    private final ObjectMapper json;

    ShowPaymentRunListener(PaymentRunSheets sheets, ObjectMapper json) {
        this.sheets = sheets;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        var sheet = sheets.of(runNumber(task.getExecution()));
        task.setVariableLocal("runNumber", sheet.runNumber());
        task.setVariableLocal("createdBy", sheet.createdBy());
        task.setVariableLocal("dueUntil", sheet.dueUntil());
        task.setVariableLocal("paymentCount", sheet.count());
        task.setVariableLocal("totals", String.join(" and ", sheet.totals()));
        task.setVariableLocal(
                "payments", SpinValues.jsonValue(asJson(sheet.rows())).create());
    }

    private String asJson(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of strings cannot be written as JSON", e);
        }
    }
}

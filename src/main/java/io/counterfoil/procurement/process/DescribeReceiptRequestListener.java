package io.counterfoil.procurement.process;

import io.counterfoil.procurement.review.MatchSheet;
import io.counterfoil.procurement.review.MatchSheets;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import io.counterfoil.workflow.Tasks;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows the receiver what was billed and is not received, and where to record it. */
@Component("describeReceiptRequest")
class DescribeReceiptRequestListener implements TaskListener {
    private final MatchSheets sheets;
    private final Tasks tasks;
    private final JsonVariable json;

    DescribeReceiptRequestListener(MatchSheets sheets, Tasks tasks, JsonVariable json) {
        this.sheets = sheets;
        this.tasks = tasks;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var sheet = sheets.of(task.getExecution().getProcessBusinessKey()).orElseThrow();
        task.setName("Record the missing receipt for " + sheet.orderNumber() + ", invoice " + sheet.invoiceNumber());
        task.setVariableLocal(TaskCard.DOCUMENT, sheet.key());
        task.setVariableLocal(TaskCard.AMOUNT, sheet.payable());
        task.setVariableLocal(TaskCard.PARTNER, sheet.seller());
        var shown = SheetVariable.of(sheet);
        shown.put("asked", asked(sheet));
        shown.put("receiptLink", receiptLink(String.valueOf(sheet.orderNumber())));
        json.show(task, "sheet", shown);
    }

    /** The last that was asked is what this task is about. */
    private static Map<String, String> asked(MatchSheet sheet) {
        var last = sheet.followUps().get(sheet.followUps().size() - 1);
        return Map.of("by", last.by(), "reason", last.reason());
    }

    /** The task of the order's receipts while it is open; everything came otherwise, and its case says so. */
    private String receiptLink(String orderNumber) {
        return tasks.openAt(orderNumber, "Task_RecordGoodsReceipt")
                .map(Shown::taskLink)
                .orElseGet(() -> Shown.caseLink(orderNumber));
    }
}

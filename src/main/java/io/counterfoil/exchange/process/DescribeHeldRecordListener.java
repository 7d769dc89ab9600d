package io.counterfoil.exchange.process;

import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.contract.ContractField;
import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecord;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows a held record to its steward, both sides field by field, for the task's life only. */
@Component("describeHeldRecord")
class DescribeHeldRecordListener implements TaskListener {
    private final HeldRecords records;
    private final ExchangeContracts contracts;
    private final JsonVariable json;

    DescribeHeldRecordListener(HeldRecords records, ExchangeContracts contracts, JsonVariable json) {
        this.records = records;
        this.contracts = contracts;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var held = records.get(task.getExecution().getProcessBusinessKey());
        var contract = contracts.get(held.contract());
        json.show(task, "held", shown(held, contract));
        task.setVariableLocal(TaskCard.DOCUMENT, held.number());
        task.setVariableLocal(TaskCard.PARTNER, contract.peer());
        task.setVariableLocal(TaskCard.ABOUT, contract.title() + " of " + held.objectKey());
        task.setVariableLocal(
                TaskCard.WHY,
                "Your role looks after this flow, and the record " + held.kind().words() + ".");
    }

    private static Map<String, Object> shown(HeldRecord held, ExchangeContract contract) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("title", contract.title());
        shown.put("object", held.objectKey());
        shown.put("contract", held.contract());
        shown.put("peer", contract.peer());
        shown.put("kind", held.kind().name());
        shown.put("reason", held.reason());
        shown.put("message", String.valueOf(held.message()));
        shown.put("messageLink", messageLink(held));
        shown.put("caseLink", "/cases/" + BusinessKeyPath.encode(held.number()));
        shown.put(
                "fields",
                contract.fields().stream()
                        .filter(field -> held.theirs().containsKey(field.field()))
                        .map(field -> line(held, field))
                        .toList());
        return shown;
    }

    private static String messageLink(HeldRecord held) {
        return "/exchange/" + (held.kind() == HeldKind.DEAD_LETTER ? "outbox/" : "inbox/") + held.message();
    }

    private static Map<String, String> line(HeldRecord held, ContractField field) {
        return Map.of(
                "term", field.term(),
                "owner", field.owner(),
                "theirs", held.theirs().getOrDefault(field.field(), ""),
                "ours", held.ours().getOrDefault(field.field(), ""));
    }
}

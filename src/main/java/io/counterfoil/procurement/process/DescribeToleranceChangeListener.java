package io.counterfoil.procurement.process;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.tolerance.ToleranceChanges;
import io.counterfoil.procurement.tolerance.ToleranceComparison;
import io.counterfoil.procurement.tolerance.ToleranceVersion;
import io.counterfoil.procurement.tolerance.ToleranceVersions;
import io.counterfoil.procurement.whatif.ToleranceWhatIf;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Difference;
import io.counterfoil.procurement.whatif.ToleranceWhatIfs;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows what a proposed tolerance set changes, and would have changed, to the person who decides on it. */
@Component("describeToleranceChange")
class DescribeToleranceChangeListener implements TaskListener {
    private static final int SHOWN = 10;

    private final ToleranceChanges changes;
    private final ToleranceVersions versions;
    private final ToleranceWhatIfs whatIfs;
    private final JsonVariable json;

    DescribeToleranceChangeListener(
            ToleranceChanges changes, ToleranceVersions versions, ToleranceWhatIfs whatIfs, JsonVariable json) {
        this.changes = changes;
        this.versions = versions;
        this.whatIfs = whatIfs;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var draft = changes.byKey(task.getExecution().getProcessBusinessKey());
        task.setName(task.getName() + " " + draft.title());
        task.setVariableLocal(TaskCard.DOCUMENT, draft.businessKey());
        task.setVariableLocal(TaskCard.PARTNER, draft.proposedBy());
        json.show(task, "sheet", sheet(draft));
    }

    private Map<String, Object> sheet(ToleranceVersion draft) {
        var comparison = versions.comparison(draft);
        var sheet = new LinkedHashMap<String, Object>();
        sheet.put("title", draft.title());
        sheet.put("governs", draft.scopeWords());
        sheet.put("proposer", draft.proposedBy());
        sheet.put("reason", draft.reason());
        sheet.put("replaces", replaces(draft, comparison));
        sheet.put("changes", comparison.changes());
        sheet.put("whatIf", whatIfs.of(draft).map(ToleranceWhatIf::sentence).orElse(""));
        sheet.put(
                "differences",
                whatIfs.largest(draft, SHOWN, 0).stream()
                        .map(DescribeToleranceChangeListener::shown)
                        .toList());
        sheet.put("page", "/tolerances/" + draft.name() + "/" + draft.version());
        return sheet;
    }

    private static String replaces(ToleranceVersion draft, ToleranceComparison comparison) {
        var before = comparison.with().orElse("nothing");
        return comparison.sameScope()
                ? "takes the place of " + before
                : "becomes the first set for " + draft.scopeWords() + ", which " + before + " does not govern any more";
    }

    private static Map<String, String> shown(Difference difference) {
        return Map.of(
                "invoice", difference.invoice(),
                "change", difference.change().words(),
                "reasons",
                        difference.change() == ToleranceWhatIf.Change.NEWLY_HELD
                                ? difference.reasonsAfter()
                                : difference.reasonsBefore(),
                "amount",
                        new Money(difference.amount(), difference.currency())
                                .rounded()
                                .shown());
    }
}

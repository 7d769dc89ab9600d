package io.counterfoil.portal.web;

import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.actual.EnteredActual;
import io.counterfoil.governance.gate.GateQuestion;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.portal.MeasureFile;
import io.counterfoil.portal.chart.ValueCurve;
import io.counterfoil.portal.chart.Waterfall;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A measure as its page shows it to one person. */
record MeasureView(MeasureFile file, String caller) {

    /** Whether lights and alarms count already: before D3 nothing is promised. */
    public boolean judged() {
        return file.measure().decided();
    }

    public @Nullable Alarm alarm() {
        return judged() ? file.status().alarm().orElse(null) : null;
    }

    public List<Stage> stages() {
        return List.of(Stage.values());
    }

    public List<Stage> lowerStages() {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.compareTo(file.measure().stage()) < 0)
                .toList();
    }

    /** Null while nothing is planned. */
    public @Nullable ValueCurve curve() {
        return file.months().isEmpty() ? null : ValueCurve.of(points(), currency());
    }

    public @Nullable Waterfall waterfall() {
        return file.months().isEmpty()
                ? null
                : Waterfall.of(
                        sum(MeasureFile.Month::original),
                        sum(MeasureFile.Month::plan),
                        sum(MeasureFile.Month::expected),
                        file.sumOfActuals(),
                        currency());
    }

    /** Where the records behind a bar of the waterfall are. */
    public String recordsOf(Waterfall.Bar bar) {
        return bar.name().startsWith("Actual") || bar.name().startsWith("Not come") ? "#actuals" : "#values";
    }

    public String currency() {
        return file.measure().profile().currency();
    }

    public boolean isOwner() {
        return caller.equals(file.measure().profile().owner());
    }

    /** Whether this person may take the question back. */
    public boolean mayWithdraw(GateQuestion question) {
        return question.outcome() == null && caller.equals(question.askedBy());
    }

    /** What this person may ask the gate for now; empty if nothing. */
    public List<GateDecision> decisions() {
        if (!file.isActive() || file.open().isPresent() || file.measure().stage() == Stage.D5) {
            return List.of();
        }
        // From D4 on a measure advances by its closure only.
        var forward =
                file.measure().stage() == Stage.D4 ? Stream.<GateDecision>empty() : Stream.of(GateDecision.ADVANCE);
        var anew = file.measure().decided() ? Stream.of(GateDecision.REBASELINE) : Stream.<GateDecision>empty();
        var owners = isOwner() ? Stream.concat(forward, anew) : Stream.<GateDecision>empty();
        var parts = isPart() ? Stream.of(GateDecision.HOLD, GateDecision.CANCEL) : Stream.<GateDecision>empty();
        var back = isPart() && !lowerStages().isEmpty() ? Stream.of(GateDecision.RETURN) : Stream.<GateDecision>empty();
        return Stream.of(owners, back, parts).flatMap(one -> one).toList();
    }

    /** Whether this person may ask for the closure now. */
    public boolean mayClose() {
        return isOwner()
                && file.isActive()
                && file.open().isEmpty()
                && file.measure().stage() == Stage.D4;
    }

    public static String words(GateDecision decision) {
        return switch (decision) {
            case ADVANCE -> "Advance to the next stage";
            case RETURN -> "Return to a lower stage";
            case HOLD -> "Put on hold";
            case RESUME -> "Resume";
            case CANCEL -> "Cancel for good";
            case REBASELINE -> "Take the draft plan as new baseline";
            case REOPEN -> "Re-open";
        };
    }

    public static String source(EnteredActual entry) {
        return switch (entry.source()) {
            case LEDGER -> "Own ledger";
            case ERP -> "ERP";
            case IMPORT -> "File of the books";
        };
    }

    /** Where links to an entry lead; those to a month, to its first one. */
    public String anchor(EnteredActual entry) {
        var first = file.actuals().stream()
                .filter(other -> other.period().equals(entry.period()))
                .findFirst()
                .orElse(entry);
        return first.equals(entry) ? "actual-" + entry.period() : "entry-" + entry.entry();
    }

    /** The case of the product's own documents; null for those of other books. */
    public @Nullable String documentLink(EnteredActual entry) {
        return entry.source() == ActualSource.LEDGER ? "/cases?key=" + CaseAddress.encoded(entry.document()) : null;
    }

    public static String caseLink(String passage) {
        return CaseAddress.page(passage);
    }

    private boolean isPart() {
        var profile = file.measure().profile();
        return isOwner()
                || caller.equals(profile.sponsor())
                || caller.equals(profile.controller())
                || file.path().stream()
                        .filter(node -> node.level() == Level.MEASURE_PACKAGE || node.level() == Level.PROJECT)
                        .map(StructureNode::lead)
                        .anyMatch(caller::equals);
    }

    /** Actuals end with the last month that anything came in; before it, a month without is one of nothing. */
    private List<ValueCurve.Month> points() {
        var last = file.months().stream()
                .filter(month -> month.actual() != null)
                .map(MeasureFile.Month::period)
                .reduce((earlier, later) -> later);
        return file.months().stream()
                .map(month -> new ValueCurve.Month(
                        month.period(),
                        month.plan(),
                        month.original(),
                        month.expected(),
                        last.filter(end -> !month.period().isAfter(end)).isEmpty()
                                ? null
                                : Objects.requireNonNullElse(month.actual(), BigDecimal.ZERO)))
                .toList();
    }

    private BigDecimal sum(Function<MeasureFile.Month, BigDecimal> figure) {
        return file.months().stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

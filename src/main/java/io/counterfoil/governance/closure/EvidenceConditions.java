package io.counterfoil.governance.closure;

import io.counterfoil.governance.closure.ClosureCheck.Condition;
import io.counterfoil.governance.value.ActualEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conditions that ask where the actuals come from and who confirms them. */
record EvidenceConditions(ClosureFacts facts, Window window) {

    Stream<ClosureCheck> checks() {
        return Stream.of(ledgerDocuments(), noOpenCommitment(), controllerOfEntity(), controllerApart());
    }

    private ClosureCheck ledgerDocuments() {
        var without = keys(entry -> entry.document() == null || entry.document().isBlank());
        var interested = keys(this::isByInterested);
        var met = without.isEmpty() && interested.isEmpty();
        var objections = Stream.of(
                        without.isEmpty() ? "" : "Without a document in the ledger: " + without + ".",
                        interested.isEmpty() ? "" : "Brought by the owner or the sponsor: " + interested + ".")
                .filter(objection -> !objection.isEmpty())
                .collect(Collectors.joining(" "));
        return new ClosureCheck(
                Condition.LEDGER_DOCUMENTS,
                met
                        ? "all"
                        : "all but "
                                + Stream.of(without, interested)
                                        .filter(keys -> !keys.isEmpty())
                                        .collect(Collectors.joining(", ")),
                "all actuals with a document number of the ledger, none brought by owner or sponsor",
                met,
                met ? "Every actual has its document in the ledger." : objections);
    }

    private String keys(Predicate<ActualEntry> which) {
        return entries().filter(which).map(ActualEntry::key).collect(Collectors.joining(", "));
    }

    /** What the owner or the sponsor brought proves nothing, whatever document it names. */
    private boolean isByInterested(ActualEntry entry) {
        return Objects.equals(entry.editor(), facts.owner()) || Objects.equals(entry.editor(), facts.sponsor());
    }

    private ClosureCheck noOpenCommitment() {
        var open = String.join(", ", facts.openCommitments());
        var met = facts.commitmentsKnown() && open.isEmpty();
        return new ClosureCheck(
                Condition.NO_OPEN_COMMITMENT,
                met ? "none" : open.isEmpty() ? "not known" : open,
                "none on the cost object",
                met,
                met
                        ? "Nothing is committed on the cost object any more."
                        : open.isEmpty()
                                ? "There is no cost object, so it cannot be shown that nothing is committed any more;"
                                        + " have the controller name it, or state that there is none."
                                : "Still committed on the cost object: " + open + ".");
    }

    private ClosureCheck controllerOfEntity() {
        var controller = facts.controller();
        var met = controller.legalEntities().contains(facts.legalEntity());
        return new ClosureCheck(
                Condition.CONTROLLER_OF_ENTITY,
                controller.person(),
                "a controller of " + facts.legalEntity(),
                met,
                controller.person() + (met ? " is" : " is not") + " a controller of legal entity " + facts.legalEntity()
                        + ".");
    }

    private ClosureCheck controllerApart() {
        var parts = partsOf(facts.controller().person());
        return new ClosureCheck(
                Condition.CONTROLLER_APART,
                facts.controller().person(),
                "not owner, sponsor or editor of the actuals",
                parts.isEmpty(),
                facts.controller().person()
                        + (parts.isEmpty()
                                ? " had no other part in it."
                                : " is also " + String.join(" and ", parts) + "; another controller must confirm."));
    }

    private List<String> partsOf(String person) {
        var parts = new ArrayList<String>();
        if (person.equals(facts.owner())) {
            parts.add("owner");
        }
        if (person.equals(facts.sponsor())) {
            parts.add("sponsor");
        }
        var edited = entries()
                .filter(entry -> Objects.equals(entry.editor(), person))
                .map(ActualEntry::key)
                .collect(Collectors.joining(", "));
        if (!edited.isEmpty()) {
            parts.add("editor of " + edited);
        }
        return parts;
    }

    private Stream<ActualEntry> entries() {
        return window.periods().stream().flatMap(facts.actuals()::belongingTo);
    }
}

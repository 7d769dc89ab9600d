package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.measure.Dependency;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.Risk;
import io.counterfoil.governance.measure.Risk.Degree;
import io.counterfoil.governance.measure.Surroundings;
import io.counterfoil.governance.status.Milestone;
import io.counterfoil.identity.Person;
import io.counterfoil.kernel.InputCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Measures")
@RestController
@RequestMapping(MeasureController.PATH + "/{measure}")
class MeasureDetailController {
    private final Measures measures;
    private final Milestones milestones;
    private final Surroundings surroundings;

    MeasureDetailController(Measures measures, Milestones milestones, Surroundings surroundings) {
        this.measures = measures;
        this.milestones = milestones;
        this.surroundings = surroundings;
    }

    /** All of them, each as planned. */
    record MilestonesRequest(@NotNull List<@NotNull @Valid PlannedMilestone> milestones) {}

    record PlannedMilestone(
            int number,
            @NotNull String name,
            @NotNull BigDecimal weight,
            @NotNull LocalDate baseline) {
        Milestone planned() {
            return new Milestone(number, name, weight, baseline, baseline, null, null);
        }
    }

    /** What is left out is not done yet. */
    record ReportRequest(
            @NotNull LocalDate forecast,
            @Nullable LocalDate doneOn,
            @Nullable String evidence,
            @Nullable String evidenceHash) {}

    record RisksRequest(@NotNull List<@NotNull @Valid StatedRisk> risks) {}

    record StatedRisk(
            @NotNull String description,
            @NotNull Degree probability,
            @NotNull Degree impact,
            @NotNull String response) {}

    record DependenciesRequest(@NotNull List<@NotNull @Valid StatedDependency> dependencies) {}

    record StatedDependency(
            @NotNull String dependsOn, @Nullable LocalDate neededBy) {}

    /** All of a measure. */
    record Everything<T>(
            List<T> items, @JsonProperty("_links") Links links) {}

    @Operation(summary = "List the milestones of a measure")
    @GetMapping("/milestones")
    Everything<Milestone> milestones(@PathVariable String measure) {
        return all(measure, "milestones", milestones.of(measure));
    }

    @Operation(
            summary = "Plan all milestones of a measure anew",
            description = "By its owner, until D3 freezes them. A weight says how much of the work it is.")
    @PutMapping("/milestones")
    Everything<Milestone> plan(
            @PathVariable String measure, @Valid @RequestBody MilestonesRequest request, Person caller) {
        requirePositiveWeights(request);
        var planned =
                request.milestones().stream().map(PlannedMilestone::planned).toList();
        return all(measure, "milestones", milestones.plan(measure, planned, caller.login()));
    }

    @Operation(
            summary = "Report a milestone: when it is expected, or that it is done and where the proof lies",
            description = "Done needs evidence: a reference to the document and its SHA-256. What is done stays done.")
    @PutMapping("/milestones/{number}")
    Milestone report(
            @PathVariable String measure,
            @PathVariable int number,
            @Valid @RequestBody ReportRequest request,
            Person caller) {
        return milestones.report(
                measure,
                number,
                new Milestones.Report(
                        request.forecast(),
                        request.doneOn(),
                        Objects.requireNonNullElse(request.evidence(), ""),
                        request.evidenceHash()),
                caller.login());
    }

    @Operation(summary = "List the risks of a measure")
    @GetMapping("/risks")
    Everything<Risk> risks(@PathVariable String measure) {
        return all(measure, "risks", surroundings.risksOf(measure));
    }

    @Operation(summary = "State all risks of a measure anew")
    @PutMapping("/risks")
    Everything<Risk> risks(@PathVariable String measure, @Valid @RequestBody RisksRequest request, Person caller) {
        var risks = request.risks().stream()
                .map(risk -> new Risk(1, risk.description(), risk.probability(), risk.impact(), risk.response()))
                .toList();
        return all(measure, "risks", surroundings.stateRisks(measure, risks, caller.login()));
    }

    @Operation(summary = "List what a measure depends on")
    @GetMapping("/dependencies")
    Everything<Dependency> dependencies(@PathVariable String measure) {
        return all(measure, "dependencies", surroundings.dependenciesOf(measure));
    }

    @Operation(summary = "State anew what a measure depends on, and until when it is needed")
    @PutMapping("/dependencies")
    Everything<Dependency> dependencies(
            @PathVariable String measure, @Valid @RequestBody DependenciesRequest request, Person caller) {
        var dependencies = request.dependencies().stream()
                .map(stated -> new Dependency(stated.dependsOn(), stated.neededBy()))
                .toList();
        return all(measure, "dependencies", surroundings.stateDependencies(measure, dependencies, caller.login()));
    }

    /** The rules' milestone cannot hold a weight of zero, so it is refused here with its place. */
    private static void requirePositiveWeights(MilestonesRequest request) {
        var check = new InputCheck();
        for (int i = 0; i < request.milestones().size(); i++) {
            check.positive(
                    "milestones[" + i + "].weight", request.milestones().get(i).weight(), 4);
        }
        check.done();
    }

    private <T> Everything<T> all(String measure, String what, List<T> items) {
        measures.get(measure);
        return new Everything<>(items, Links.self(MeasureController.PATH + "/" + measure + "/" + what));
    }
}

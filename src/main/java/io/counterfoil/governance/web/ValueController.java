package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.actual.ActualKind;
import io.counterfoil.governance.actual.ActualPosting;
import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.actual.EnteredActual;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.PlanVersion;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.standing.Standings;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Value of measures")
@RestController
@RequestMapping(MeasureController.PATH + "/{measure}")
class ValueController {
    private final Measures measures;
    private final Plans plans;
    private final Forecasts forecasts;
    private final ActualValues actuals;
    private final Standings standings;

    ValueController(Measures measures, Plans plans, Forecasts forecasts, ActualValues actuals, Standings standings) {
        this.measures = measures;
        this.plans = plans;
        this.forecasts = forecasts;
        this.actuals = actuals;
        this.standings = standings;
    }

    record ValuesRequest(@NotNull @Size(max = 600) List<@NotNull @Valid StatedValue> values) {
        List<PeriodValue> stated() {
            return values.stream().map(StatedValue::stated).toList();
        }
    }

    /** Amounts in the currency of the measure; what is left out is 0. */
    record StatedValue(
            @NotNull YearMonth period,
            @Nullable BigDecimal recurring,
            @Nullable BigDecimal oneOff,
            @Nullable BigDecimal oneOffCost,
            @Nullable BigDecimal capital) {
        PeriodValue stated() {
            return new PeriodValue(period, orZero(recurring), orZero(oneOff), orZero(oneOffCost), orZero(capital));
        }

        private static BigDecimal orZero(@Nullable BigDecimal amount) {
            return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
        }
    }

    record PeriodRequest(@NotNull YearMonth period) {}

    /** One line of a document of the books. */
    record ActualRequest(
            @NotNull YearMonth period,
            @NotNull ActualKind kind,
            @NotNull BigDecimal amount,
            @NotNull String document,
            @Nullable Integer line,
            @NotNull LocalDate postedOn,
            @Nullable Long corrects,
            @Nullable String reason) {}

    /** The values of one version, and which versions there are. */
    record PlanResponse(
            int version,
            List<PeriodValue> values,
            List<PlanVersion> versions,
            @JsonProperty("_links") Links links) {}

    record ValuesResponse(
            List<PeriodValue> values,
            @JsonProperty("_links") Links links) {}

    record ActualsResponse(
            List<EnteredActual> items,
            @JsonProperty("_links") Links links) {}

    /** @param added false if the same line came before */
    record ActualAnswer(
            boolean added,
            @Nullable EnteredActual entry,
            @JsonProperty("_links") Links links) {}

    /** @param amount validated, as corrected */
    record ValidationAnswer(
            YearMonth period,
            BigDecimal amount,
            @JsonProperty("_links") Links links) {}

    @Operation(
            summary = "Read the plan of a measure",
            description = "Version 0 is the draft, 1 the original baseline; left out, the newest frozen one.")
    @GetMapping("/plan")
    PlanResponse plan(@PathVariable String measure, @RequestParam(required = false) @Nullable Integer version) {
        measures.get(measure);
        var versions = plans.versions(measure);
        var wanted = version == null ? versions.size() : version;
        return new PlanResponse(wanted, plans.values(measure, wanted), versions, self(measure, "plan"));
    }

    @Operation(
            summary = "Draft the plan of a measure anew",
            description = "By its owner. From D3 on the draft counts nothing until a gate makes it the new baseline.")
    @PutMapping("/plan")
    PlanResponse draft(@PathVariable String measure, @Valid @RequestBody ValuesRequest request, Person caller) {
        plans.draft(measure, request.stated(), caller.login());
        return plan(measure, Plans.DRAFT);
    }

    @Operation(summary = "Confirm size and timing of the draft, as the measure's controller")
    @PostMapping("/plan/confirmation")
    PlanResponse confirmPlan(@PathVariable String measure, Person caller) {
        plans.confirm(measure, caller.login());
        return plan(measure, Plans.DRAFT);
    }

    @Operation(summary = "Read the forecast of a measure")
    @GetMapping("/forecast")
    ValuesResponse forecast(@PathVariable String measure) {
        measures.get(measure);
        return new ValuesResponse(forecasts.values(measure), self(measure, "forecast"));
    }

    @Operation(
            summary = "State what is expected of open periods",
            description = "By the owner, until cut-off. Periods that are not named stay as they are.")
    @PutMapping("/forecast")
    ValuesResponse forecast(@PathVariable String measure, @Valid @RequestBody ValuesRequest request, Person caller) {
        return new ValuesResponse(
                forecasts.state(measure, request.stated(), caller.login()), self(measure, "forecast"));
    }

    @Operation(summary = "Say as the owner that the forecast holds; without it the status is stale")
    @PostMapping("/forecast/confirmations")
    ValuesResponse confirmForecast(
            @PathVariable String measure, @Valid @RequestBody PeriodRequest request, Person caller) {
        forecasts.confirm(measure, request.period(), caller.login());
        return forecast(measure);
    }

    @Operation(summary = "List the actual values of a measure with their documents")
    @GetMapping("/actuals")
    ActualsResponse actuals(@PathVariable String measure) {
        measures.get(measure);
        return new ActualsResponse(actuals.of(measure), self(measure, "actuals"));
    }

    @Operation(
            summary = "Bring in an actual value from the books",
            description = "By the interface of the ERP. Each document and line counts once. What belongs to a closed"
                    + " period is entered in the next open one, as a prior-period correction.")
    @PostMapping("/actuals")
    ActualAnswer enter(@PathVariable String measure, @Valid @RequestBody ActualRequest request, Person caller) {
        caller.mustBeOneOf(Role.INTEGRATION);
        var entry = actuals.enter(
                new ActualPosting(
                        measure,
                        request.period(),
                        request.kind(),
                        request.amount(),
                        ActualSource.ERP,
                        request.document(),
                        Objects.requireNonNullElse(request.line(), 1),
                        request.postedOn(),
                        request.corrects(),
                        Objects.requireNonNullElse(request.reason(), "")),
                caller.login());
        return new ActualAnswer(entry.isPresent(), entry.orElse(null), self(measure, "actuals"));
    }

    @Operation(summary = "Validate the actual value of a period, as the measure's controller")
    @PostMapping("/actuals/validations")
    ValidationAnswer validate(@PathVariable String measure, @Valid @RequestBody PeriodRequest request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        var amount = actuals.validate(measure, request.period(), caller.login());
        return new ValidationAnswer(request.period(), amount, self(measure, "actuals"));
    }

    @Operation(
            summary = "Read what the plan of a measure does to a year's result",
            description =
                    "Of the current plan: effect, EBITDA, EBIT and cash of the calendar year, the run-rate of its last"
                            + " month, and the months until one-off costs and investments are earned back.")
    @GetMapping("/financials")
    FinancialsResponse financials(@PathVariable String measure, @RequestParam @Min(1900) @Max(2999) int year) {
        return FinancialsResponse.of(
                measure, year, plans.series(measures.get(measure)), self(measure, "financials?year=" + year));
    }

    @Operation(
            summary = "Read both statuses of a measure",
            description = "Implementation by milestones, potential by value, never averaged; the potential against the"
                    + " current and the original baseline.")
    @GetMapping("/status")
    StatusResponse status(@PathVariable String measure) {
        return StatusResponse.of(measure, standings.of(measures.get(measure)), self(measure, "status"));
    }

    private static Links self(String measure, String what) {
        return Links.self(MeasureController.PATH + "/" + measure + "/" + what);
    }
}

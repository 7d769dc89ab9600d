package io.counterfoil.period.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.period.PeriodChecklist;
import io.counterfoil.period.PeriodClosing;
import io.counterfoil.period.PeriodDecisions;
import io.counterfoil.period.PeriodOpening;
import io.counterfoil.period.PeriodReopenings;
import io.counterfoil.period.PeriodSnapshots;
import io.counterfoil.period.PeriodState;
import io.counterfoil.period.ReportingPeriods;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.YearMonth;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reporting periods")
@RestController
@RequestMapping(ReportingPeriodResponse.PATH)
class ReportingPeriodController {
    private final ReportingPeriods periods;
    private final PeriodOpening opening;
    private final PeriodClosing closing;
    private final PeriodDecisions decisions;
    private final PeriodChecklist checklist;
    private final PeriodReopenings reopenings;
    private final PeriodSnapshots snapshots;

    ReportingPeriodController(
            ReportingPeriods periods,
            PeriodOpening opening,
            PeriodClosing closing,
            PeriodDecisions decisions,
            PeriodChecklist checklist,
            PeriodReopenings reopenings,
            PeriodSnapshots snapshots) {
        this.periods = periods;
        this.opening = opening;
        this.closing = closing;
        this.decisions = decisions;
        this.checklist = checklist;
        this.reopenings = reopenings;
        this.snapshots = snapshots;
    }

    @Operation(summary = "List reporting periods, newest first")
    @GetMapping
    PageOf<ReportingPeriodResponse> list(@Valid @ParameterObject PageQuery query) {
        var page = periods.page(query.limit(), query.offset()).stream()
                .map(ReportingPeriodResponse::brief)
                .toList();
        return PageOf.of(page, query, periods.count(), ReportingPeriodResponse.PATH);
    }

    @Operation(summary = "Read a reporting period with its checklist, what is missing, its snapshots and reopenings")
    @GetMapping("/{period}")
    ReportingPeriodResponse read(@PathVariable YearMonth period) {
        var found = periods.get(period);
        var waits = found.state() != PeriodState.CLOSED;
        return ReportingPeriodResponse.of(
                found,
                waits
                        ? checklist.of(found).stream()
                                .map(ReportingPeriodResponse.Item::of)
                                .toList()
                        : null,
                waits ? closing.missing(found) : null,
                snapshots.of(period).stream()
                        .map(ReportingPeriodResponse.Snapshot::of)
                        .toList(),
                reopenings.of(period).stream()
                        .map(ReportingPeriodResponse.Reopening::of)
                        .toList());
    }

    @Operation(
            summary = "Open months as reporting periods",
            description = "Controllers only. Both ends are included; a month that was opened before stays as it is.")
    @PostMapping
    List<ReportingPeriodResponse> open(@Valid @RequestBody PeriodRequests.Opening request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        return opening.open(YearMonth.parse(request.from()), YearMonth.parse(request.to()), caller.login()).stream()
                .map(ReportingPeriodResponse::brief)
                .toList();
    }

    @Operation(summary = "Say anew when an open period is cut off", description = "Controllers only, with a reason.")
    @PatchMapping("/{period}")
    ReportingPeriodResponse move(
            @PathVariable YearMonth period, @Valid @RequestBody PeriodRequests.CutOffMove request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        opening.moveCutOff(period, request.moment(), request.reason(), caller.login());
        return read(period);
    }

    @Operation(
            summary = "Cut a period off before its time",
            description = "Controllers only, with a reason. Owners only read from then on.")
    @PostMapping("/{period}/cut-off")
    ReportingPeriodResponse cutOff(
            @PathVariable YearMonth period, @Valid @RequestBody PeriodRequests.Reason request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        closing.cutOffNow(period, request.reason(), caller.login());
        return read(period);
    }

    @Operation(
            summary = "Tick an item of the checklist",
            description = "Controllers only, between cut-off and closing. Ticking again changes nothing.")
    @PostMapping("/{period}/checklist/{item}")
    ReportingPeriodResponse tick(
            @PathVariable YearMonth period,
            @PathVariable String item,
            @Valid @RequestBody PeriodRequests.Remark request,
            Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        checklist.tick(period, item, request.text(), caller.login());
        return read(period);
    }

    @Operation(
            summary = "Close a period",
            description =
                    "Controllers only. Decides the task \"Close reporting period\": takes the snapshot and locks the"
                            + " period, both or neither. 422 names what is missing; 409 while an earlier period is not closed.")
    @PostMapping("/{period}/closure")
    ReportingPeriodResponse close(
            @PathVariable YearMonth period, @Valid @RequestBody PeriodRequests.Remark request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        decisions.close(period, request.text(), caller.login());
        return read(period);
    }

    @Operation(
            summary = "Open a period that is cut off again",
            description = "Controllers only, with a reason. Decides the same task; whatever was ticked is ticked anew.")
    @PostMapping("/{period}/return")
    ReportingPeriodResponse sendBack(
            @PathVariable YearMonth period, @Valid @RequestBody PeriodRequests.Reason request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        decisions.sendBack(period, request.reason(), caller.login());
        return read(period);
    }

    @Operation(
            summary = "Ask that a closed period is opened again",
            description =
                    "Controllers only. The chair of the steering committee agrees, in Tasklist or at /api/v1/tasks;"
                            + " the snapshots stay. 409 while a later period is closed.")
    @PostMapping("/{period}/reopening")
    ReportingPeriodResponse reopen(
            @PathVariable YearMonth period, @Valid @RequestBody PeriodRequests.Reopening request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        reopenings.request(period, request.reason(), request.moment(), caller.login());
        return read(period);
    }
}

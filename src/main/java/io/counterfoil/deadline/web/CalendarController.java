package io.counterfoil.deadline.web;

import io.counterfoil.deadline.CalendarDraft;
import io.counterfoil.deadline.Calendars;
import io.counterfoil.deadline.DeadlinesInWorkingTime;
import io.counterfoil.deadline.SpecialDay;
import io.counterfoil.deadline.WeeklyHours;
import io.counterfoil.deadline.WorkingHours;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.InputCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Working calendars")
@RestController
@RequestMapping(CalendarController.PATH)
class CalendarController {
    static final String PATH = "/api/v1/calendars";
    static final Role[] WRITERS = {Role.CONTROLLER, Role.INTEGRATION};
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(1000);

    private final Calendars calendars;

    CalendarController(Calendars calendars) {
        this.calendars = calendars;
    }

    /** Hours of a weekday; 00:00 as the end is midnight. */
    record Hours(
            @NotNull DayOfWeek weekday,
            @NotNull LocalTime opens,
            @NotNull LocalTime closes) {}

    /** The country as ISO 3166-1 alpha-2 in small letters; left out, no public holidays count. */
    record CalendarRequest(
            @NotBlank String name,
            @NotBlank String zone,
            @Nullable String country,
            @Nullable String subdivision,
            @NotNull List<@NotNull @Valid Hours> week) {
        CalendarDraft draft(String id) {
            return new CalendarDraft(
                    id,
                    name,
                    zone,
                    Objects.requireNonNullElse(country, ""),
                    Objects.requireNonNullElse(subdivision, ""),
                    week.stream()
                            .map(one -> new WeeklyHours(one.weekday(), new WorkingHours(one.opens(), one.closes())))
                            .toList());
        }
    }

    /** Without hours the day is off. */
    record DayRequest(
            @NotBlank String name,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes) {}

    /** The earliest moment at which so much working time has passed. */
    record Due(String calendar, Instant from, BigDecimal workingDays, Instant due, OffsetDateTime dueThere) {}

    @Operation(summary = "List working calendars")
    @GetMapping
    PageOf<CalendarResponse> list(@Valid @ParameterObject PageQuery query) {
        var page = calendars.page(query.limit(), query.offset()).stream()
                .map(CalendarResponse::of)
                .toList();
        return PageOf.of(page, query, calendars.count(), PATH);
    }

    @Operation(summary = "Read a working calendar with its closing days and the legal entities it counts for")
    @GetMapping("/{id}")
    CalendarResponse get(@PathVariable String id) {
        return CalendarResponse.of(calendars.get(id));
    }

    @Operation(
            summary = "Add a working calendar or change it",
            description = "Weekly hours on a clock at the wall of the time zone, and the public holidays of a country."
                    + " Deadlines already set stay. Recorded with who changed it.")
    @PutMapping("/{id}")
    CalendarResponse write(@PathVariable String id, @Valid @RequestBody CalendarRequest request, Person caller) {
        caller.mustBeOneOf(WRITERS);
        return CalendarResponse.of(calendars.write(request.draft(id), caller.login()));
    }

    @Operation(summary = "Make this the calendar of everybody whose legal entity has none")
    @PutMapping("/{id}/default")
    CalendarResponse makeDefault(@PathVariable String id, Person caller) {
        caller.mustBeOneOf(WRITERS);
        return CalendarResponse.of(calendars.makeDefault(id, caller.login()));
    }

    @Operation(summary = "Let this calendar count for the people of a legal entity")
    @PutMapping("/{id}/legal-entities/{legalEntity}")
    CalendarResponse assign(@PathVariable String id, @PathVariable String legalEntity, Person caller) {
        caller.mustBeOneOf(WRITERS);
        return CalendarResponse.of(calendars.assign(id, legalEntity, caller.login()));
    }

    @Operation(
            summary = "Record a closing day, a half day, or a day that is worked",
            description = "Counts more than the week and the public holidays. A half day counts the part it has of the"
                    + " weekday's hours.")
    @PutMapping("/{id}/days/{day}")
    CalendarResponse write(
            @PathVariable String id,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @Valid @RequestBody DayRequest request,
            Person caller) {
        caller.mustBeOneOf(WRITERS);
        new InputCheck()
                .that(
                        (request.opens() == null) == (request.closes() == null),
                        "closes",
                        "must be given with opens, or neither")
                .done();
        var hours = request.opens() == null || request.closes() == null
                ? null
                : new WorkingHours(request.opens(), request.closes());
        return CalendarResponse.of(calendars.write(id, new SpecialDay(day, request.name(), hours), caller.login()));
    }

    @Operation(summary = "Make a day ordinary again")
    @DeleteMapping("/{id}/days/{day}")
    CalendarResponse remove(
            @PathVariable String id,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Person caller) {
        caller.mustBeOneOf(WRITERS);
        return CalendarResponse.of(calendars.remove(id, day, caller.login()));
    }

    @Operation(
            summary = "Count working days from a moment",
            description = "For checking the rule: the same one that sets the due dates of tasks. Part days are allowed:"
                    + " 0.5 is half a working day, however long that day is.")
    @GetMapping("/{id}/due")
    Due due(
            @PathVariable String id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) OffsetDateTime from,
            @RequestParam BigDecimal workingDays) {
        new InputCheck()
                .notNegative("workingDays", workingDays, 4)
                .that(workingDays.compareTo(MOST_DAYS) <= 0, "workingDays", "must be " + MOST_DAYS + " at most")
                .day("from", from.toLocalDate())
                .done();
        var due = calendars.time(id).after(from.toInstant(), DeadlinesInWorkingTime.days(workingDays));
        var zone = calendars.get(id).zone();
        return new Due(id, from.toInstant(), workingDays, due, due.atZone(zone).toOffsetDateTime());
    }
}

package io.counterfoil.governance.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.governance.alarm.StatusAlarm;
import io.counterfoil.governance.alarm.StatusAlarms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Measures")
@RestController
@RequestMapping(StatusAlarmController.PATH)
class StatusAlarmController {
    static final String PATH = "/api/v1/status-alarms";

    private final StatusAlarms alarms;

    StatusAlarmController(StatusAlarms alarms) {
        this.alarms = alarms;
    }

    @Operation(
            summary = "List open alarms: measures whose two lights contradict each other",
            description = "Oldest first, until the controller has said what is done. Lights and words are those of the"
                    + " moment the alarm was raised; goneAt says since when they agree again.")
    @GetMapping
    PageOf<StatusAlarm> list(@Valid @ParameterObject PageQuery query) {
        return PageOf.of(alarms.open(query.limit(), query.offset()), query, alarms.countOpen(), PATH);
    }
}

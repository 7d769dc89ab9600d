package io.counterfoil.exchange.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.exchange.held.HeldRecord;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Exchange")
@RestController
@RequestMapping(HeldRecordController.PATH)
class HeldRecordController {
    static final String PATH = "/api/v1/held-records";

    private final HeldRecords records;

    HeldRecordController(HeldRecords records) {
        this.records = records;
    }

    /** A record that waits for its steward, or waited. */
    record HeldAnswer(
            @JsonUnwrapped HeldRecord held,
            @JsonProperty("_links") Links links) {
        static HeldAnswer of(HeldRecord one) {
            return new HeldAnswer(one, Links.self(PATH + "/" + one.number()).and("case", "/cases/" + one.number()));
        }
    }

    @Operation(
            summary = "Held records that wait, the oldest first",
            description = "Their stewards decide in Tasklist, at /tasks, or through /api/v1/tasks.")
    @GetMapping
    PageOf<HeldAnswer> list(@Valid @ParameterObject PageQuery page, Person caller) {
        mayRead(caller);
        return PageOf.of(
                records.open(page.limit(), page.offset()).stream()
                        .map(HeldAnswer::of)
                        .toList(),
                page,
                records.countOpen(),
                PATH);
    }

    @Operation(summary = "A held record and what its steward decided")
    @GetMapping("/{number}")
    HeldAnswer read(@PathVariable String number, Person caller) {
        mayRead(caller);
        return HeldAnswer.of(records.get(number));
    }

    private static void mayRead(Person caller) {
        caller.mustBeOneOf(
                Role.OPERATOR,
                Role.CONTROLLER,
                Role.INTEGRATION,
                Role.VENDOR_MASTER_STEWARD,
                Role.ACCOUNTS_PAYABLE,
                Role.BUYER);
    }
}

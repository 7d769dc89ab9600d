package io.counterfoil.ledger.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.ledger.JournalEntries;
import io.counterfoil.ledger.ManualPostings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Journal entries")
@RestController
@RequestMapping(JournalEntryController.PATH)
class JournalEntryController {
    static final String PATH = "/api/v1/journal-entries";
    private static final Role[] READERS = {Role.CONTROLLER, Role.ACCOUNTS_PAYABLE, Role.TREASURER, Role.INTEGRATION};

    private final ManualPostings manual;
    private final JournalEntries entries;

    JournalEntryController(ManualPostings manual, JournalEntries entries) {
        this.manual = manual;
        this.entries = entries;
    }

    @Operation(
            summary = "Post a balanced entry by hand",
            description =
                    "Controllers only. The reason is kept with it. Dated in a closed reporting period it is posted in the"
                            + " next one that is not closed, and documentDate keeps its date.")
    @PostMapping
    ResponseEntity<JournalEntryResponse> post(@Valid @RequestBody JournalEntryRequest request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        var entry = manual.post(
                request.businessKey(),
                request.postingDate(),
                request.text(),
                request.reason(),
                request.currency(),
                request.postingLines(),
                caller.login());
        return ResponseEntity.created(URI.create(JournalEntryResponse.addressOf(entry.number())))
                .body(JournalEntryResponse.of(entry));
    }

    @Operation(summary = "List entries, newest first", description = "documentKey: only those that book this document.")
    @GetMapping
    PageOf<JournalEntryResponse> list(
            @RequestParam(defaultValue = "") String documentKey,
            @Valid @ParameterObject PageQuery query,
            Person caller) {
        caller.mustBeOneOf(READERS);
        var path = documentKey.isEmpty()
                ? PATH
                : PATH + "?documentKey=" + URLEncoder.encode(documentKey, StandardCharsets.UTF_8);
        var page = entries.page(documentKey, query.limit(), query.offset()).stream()
                .map(JournalEntryResponse::of)
                .toList();
        return PageOf.of(page, query, entries.count(documentKey), path);
    }

    @Operation(summary = "Read one entry")
    @GetMapping("/{number}")
    JournalEntryResponse read(@PathVariable String number, Person caller) {
        caller.mustBeOneOf(READERS);
        return entries.findById(number)
                .map(JournalEntryResponse::of)
                .orElseThrow(() -> new NotFound("JOURNAL_ENTRY_UNKNOWN", "there is no journal entry " + number));
    }
}

package io.counterfoil.banking.web;

import io.counterfoil.banking.BankingSettings;
import io.counterfoil.banking.PaymentFiles;
import io.counterfoil.banking.PaymentRun;
import io.counterfoil.banking.PaymentRunRecords;
import io.counterfoil.banking.PaymentRuns;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Payment runs")
@RestController
@RequestMapping(PaymentRunController.PATH)
class PaymentRunController {
    static final String PATH = "/api/v1/payment-runs";
    private static final Role[] READERS = {Role.ACCOUNTS_PAYABLE, Role.TREASURER, Role.CONTROLLER, Role.INTEGRATION};

    private final PaymentRuns runs;
    private final PaymentRunRecords records;
    private final PaymentFiles files;
    private final BankingSettings settings;
    private final Clock clock;

    PaymentRunController(
            PaymentRuns runs, PaymentRunRecords records, PaymentFiles files, BankingSettings settings, Clock clock) {
        this.runs = runs;
        this.records = records;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    @Operation(
            summary = "Collect due payments into a run",
            description = "A treasurer then releases it in Tasklist. 422 NOTHING_DUE if no scheduled payment is due.")
    @PostMapping
    ResponseEntity<PaymentRunResponse> create(
            @RequestBody(required = false) @Nullable PaymentRunRequest request, Person caller) {
        caller.mustBeOneOf(Role.ACCOUNTS_PAYABLE);
        var run = runs.start(caller.login(), dueUntil(request));
        return ResponseEntity.created(URI.create(PaymentRunResponse.addressOf(run.number())))
                .body(PaymentRunResponse.of(run));
    }

    @Operation(summary = "List runs, newest first")
    @GetMapping
    PageOf<PaymentRunResponse> list(@Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(READERS);
        var page = records.page(query.limit(), query.offset()).stream()
                .map(PaymentRunResponse::of)
                .toList();
        return PageOf.of(page, query, records.count(), PATH);
    }

    @Operation(summary = "Read one run")
    @GetMapping("/{number}")
    PaymentRunResponse read(@PathVariable String number, Person caller) {
        caller.mustBeOneOf(READERS);
        return PaymentRunResponse.of(find(number));
    }

    @Operation(
            summary = "The run's payment file",
            description = "ISO 20022 pain.001.001.09, byte for byte as released.")
    @GetMapping(value = "/{number}/file", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<byte[]> file(@PathVariable String number, Person caller) {
        caller.mustBeOneOf(Role.TREASURER, Role.CONTROLLER);
        var run = find(number);
        var bytes = files.of(number)
                .orElseThrow(
                        () -> new Conflict("RUN_NOT_RELEASED", number + " is " + run.state() + " and has no file"));
        var download = ContentDisposition.attachment().filename(number + ".xml").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
                .body(bytes);
    }

    private LocalDate dueUntil(@Nullable PaymentRunRequest request) {
        var asked = request == null ? null : request.dueUntil();
        return asked == null ? LocalDate.ofInstant(clock.instant(), settings.zone()) : asked;
    }

    private PaymentRun find(String number) {
        return records.findById(number)
                .orElseThrow(() -> new NotFound("RUN_UNKNOWN", "there is no payment run " + number));
    }
}

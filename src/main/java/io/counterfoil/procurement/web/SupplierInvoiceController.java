package io.counterfoil.procurement.web;

import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.Money;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.Readers;
import io.counterfoil.procurement.invoice.InvoiceInbox;
import io.counterfoil.procurement.invoice.InvoiceValidation;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.invoicematch.LastMatches;
import io.counterfoil.procurement.settlement.PaymentStandings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Supplier invoices")
@RestController
@RequestMapping(SupplierInvoiceController.PATH)
class SupplierInvoiceController {
    static final String PATH = "/api/v1/supplier-invoices";

    private final InvoiceInbox inbox;
    private final SupplierInvoices invoices;
    private final InvoiceValidation validation;
    private final LastMatches matches;
    private final PaymentStandings standings;
    private final InvoiceJson json;

    SupplierInvoiceController(
            InvoiceInbox inbox,
            SupplierInvoices invoices,
            InvoiceValidation validation,
            LastMatches matches,
            PaymentStandings standings,
            InvoiceJson json) {
        this.inbox = inbox;
        this.invoices = invoices;
        this.validation = validation;
        this.matches = matches;
        this.standings = standings;
        this.json = json;
    }

    @Operation(
            summary = "Hand in an electronic invoice (UBL 2.1)",
            description = "The document is kept as it came and then checked against the official EN 16931 or Peppol"
                    + " rules, matched and, within tolerance, posted and scheduled for payment, in the background: ask"
                    + " the address in Location for its state. 409 if the seller billed this number"
                    + " before with the same amount and date.")
    @PostMapping(consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    ResponseEntity<SupplierInvoiceResponse> createFromXml(
            @RequestBody byte[] document, @RequestHeader(HttpHeaders.CONTENT_TYPE) String mediaType, Person caller) {
        caller.mustBeOneOf(Role.ACCOUNTS_PAYABLE, Role.INTEGRATION);
        return accepted(inbox.receive(document, mediaType, caller.login()));
    }

    @Operation(
            summary = "Hand in an invoice read from paper or another format",
            description =
                    "Figures are kept as stated, and the match judges a total that does not add up; the official rules"
                            + " for electronic invoices do not apply. Credit notes, debits, prepayment requests and retention"
                            + " releases say so in kind. 409 if the supplier billed this number before with the same amount"
                            + " and date.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SupplierInvoiceResponse> createFromJson(
            @Valid @RequestBody SupplierInvoiceRequest request, Person caller) {
        caller.mustBeOneOf(Role.ACCOUNTS_PAYABLE, Role.INTEGRATION);
        return accepted(inbox.receive(request.supplierNumber(), request::invoice, json.bytes(request), caller.login()));
    }

    @Operation(summary = "List invoices, newest first")
    @GetMapping
    PageOf<SupplierInvoiceResponse> list(@Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        var page = invoices.newest(query.limit(), query.offset()).stream()
                .map(SupplierInvoiceResponse::of)
                .toList();
        return PageOf.of(page, query, invoices.count(), PATH);
    }

    @Operation(summary = "Read an invoice with what the rules and the match found")
    @GetMapping("/{*businessKey}")
    SupplierInvoiceResponse read(@PathVariable String businessKey, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        var key = BusinessKeyPath.decode(businessKey);
        var invoice = invoices.findById(key)
                .orElseThrow(() -> new NotFound("INVOICE_UNKNOWN", "there is no supplier invoice " + key));
        var match = matches.of(key)
                .map(last -> new SupplierInvoiceResponse.LastMatch(
                        last.verdict(),
                        last.reasons(),
                        last.toleranceSet(),
                        last.attempt(),
                        last.matchedAt(),
                        last.result()))
                .orElse(null);
        var paid = standings
                .of(invoice)
                .map(standing -> SupplierInvoiceResponse.Paid.of(standing, undisputedNet(key)))
                .orElse(null);
        return SupplierInvoiceResponse.of(invoice, paid, validation.findings(key), match);
    }

    private @Nullable BigDecimal undisputedNet(String key) {
        return standings.undisputedNet(key).map(Money::amount).orElse(null);
    }

    private static ResponseEntity<SupplierInvoiceResponse> accepted(SupplierInvoice invoice) {
        return ResponseEntity.accepted()
                .location(URI.create(SupplierInvoiceResponse.addressOf(invoice.businessKey())))
                .body(SupplierInvoiceResponse.of(invoice));
    }
}

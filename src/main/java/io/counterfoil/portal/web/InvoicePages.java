package io.counterfoil.portal.web;

import io.counterfoil.identity.Person;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.portal.CaseFiles;
import io.counterfoil.procurement.Readers;
import io.counterfoil.procurement.invoice.InvoiceOriginals;
import io.counterfoil.procurement.review.MatchSheets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The sheet of an invoice, and the document it came as, for everybody who works with invoices. */
@Controller
class InvoicePages {
    private static final int LAST_PAGE = 10_000;

    private final MatchSheets sheets;
    private final InvoiceOriginals originals;
    private final CaseFiles cases;

    InvoicePages(MatchSheets sheets, InvoiceOriginals originals, CaseFiles cases) {
        this.sheets = sheets;
        this.originals = originals;
        this.cases = cases;
    }

    /** The sheet, or with {@code /document} after the key what the supplier sent. */
    @GetMapping("/invoices/{*key}")
    ModelAndView byPath(@PathVariable String key, Person caller) {
        var named = CaseAddress.fromPath(key);
        if (named.endsWith(InvoiceAddress.DOCUMENT) && sheets.of(named).isEmpty()) {
            return document(named.substring(0, named.length() - InvoiceAddress.DOCUMENT.length()), caller);
        }
        return sheet(named, 1, caller);
    }

    @GetMapping("/invoices")
    ModelAndView sheet(@RequestParam String key, @RequestParam(defaultValue = "1") int page, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        return sheets.of(key)
                .map(sheet -> new InvoiceView(
                        sheet, cases.openAlone(key).openTasks(), Math.min(Math.max(page, 1), LAST_PAGE)))
                .map(view -> new ModelAndView("invoices/sheet", Map.of("sheet", view.sheet(), "view", view)))
                .orElseGet(() -> unknown(key));
    }

    @GetMapping("/invoices/document")
    ModelAndView document(@RequestParam String key, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        return originals
                .of(key)
                .map(original -> new ModelAndView(
                        "invoices/document",
                        Map.of(
                                "original", original,
                                "invoice", Optional.ofNullable(original.invoice()),
                                "sheetLink", InvoiceAddress.page(key),
                                "download", InvoiceAddress.original(key))))
                .orElseGet(() -> unknown(key));
    }

    /** As mere bytes: nothing of what a supplier sends runs in our pages. */
    @GetMapping("/invoices/original")
    ResponseEntity<byte[]> original(@RequestParam String key, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        var file = originals.of(key).map(InvoiceOriginals.Original::fileName);
        return originals
                .bytesOf(key)
                .map(bytes -> ResponseEntity.ok()
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(file.orElse("original"))
                                        .build()
                                        .toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @ExceptionHandler
    ModelAndView refused(Forbidden refusal) {
        return new ModelAndView(
                "invoices/refused", Map.of("reason", String.valueOf(refusal.getMessage())), HttpStatus.FORBIDDEN);
    }

    private static ModelAndView unknown(String key) {
        return new ModelAndView("invoices/unknown", Map.of("key", key), HttpStatus.NOT_FOUND);
    }
}

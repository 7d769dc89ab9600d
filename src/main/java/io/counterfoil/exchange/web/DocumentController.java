package io.counterfoil.exchange.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.DocumentState;
import io.counterfoil.exchange.Documents;
import io.counterfoil.exchange.IncomingDocument;
import io.counterfoil.exchange.api.Links;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents as they came in, for those who may read them. */
@RestController
@RequestMapping("/api/v1/documents")
@Tag(name = "Documents", description = "What came in, byte for byte, and what became of it")
class DocumentController {
    private static final String ROLE_PREFIX = "ROLE_";

    /** Types that browsers show without running anything; every other is handed out as mere bytes. */
    private static final Map<String, String> SAFE = Map.of(
            "text/plain", ".txt",
            "application/json", ".json",
            "application/pdf", ".pdf",
            "image/png", ".png",
            "image/jpeg", ".jpg");

    private final Documents documents;

    DocumentController(Documents documents) {
        this.documents = documents;
    }

    record DocumentAnswer(
            String businessKey,
            DocumentState state,
            @Nullable String reason,
            Instant receivedAt,
            String receivedFrom,
            String mediaType,
            long size,
            String sha256,
            @Nullable Instant settledAt,
            @JsonProperty("_links") Links links) {

        static DocumentAnswer of(IncomingDocument document) {
            var self = "/api/v1/documents/" + document.number();
            return new DocumentAnswer(
                    document.number(),
                    document.state(),
                    document.reason(),
                    document.receivedAt(),
                    document.receivedFrom(),
                    document.mediaType(),
                    document.size(),
                    document.sha256(),
                    document.settledAt(),
                    Links.self(self).and("content", self + "/content"));
        }
    }

    @Operation(summary = "Read when a document came, from whom, its digest and its outcome")
    @GetMapping(path = "/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    DocumentAnswer read(@PathVariable String number, Authentication person) {
        return DocumentAnswer.of(documents.find(number, person.getName(), rolesOf(person)));
    }

    @Operation(summary = "Download a document as it came")
    @GetMapping("/{number}/content")
    ResponseEntity<byte[]> content(@PathVariable String number, Authentication person) {
        var document = documents.find(number, person.getName(), rolesOf(person));
        var type = withoutParameters(document.mediaType());
        var file = document.number() + SAFE.getOrDefault(type, ".bin");
        return ResponseEntity.ok()
                .contentType(
                        SAFE.containsKey(type) ? MediaType.parseMediaType(type) : MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(documents.content(document));
    }

    private static String withoutParameters(String mediaType) {
        try {
            var type = MediaType.parseMediaType(mediaType);
            return type.getType() + "/" + type.getSubtype();
        } catch (InvalidMediaTypeException sentNonsense) {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }
    }

    private static Set<String> rolesOf(Authentication person) {
        return person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(role -> role.startsWith(ROLE_PREFIX) ? role.substring(ROLE_PREFIX.length()) : role)
                .collect(Collectors.toSet());
    }
}

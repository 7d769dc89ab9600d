package io.counterfoil.portal.web;

import io.counterfoil.identity.Person;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.portal.CaseFiles;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The case for external applications: the same content as its page. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
class CaseApi {
    private final CaseFiles cases;

    CaseApi(CaseFiles cases) {
        this.cases = cases;
    }

    /** Reads a case by the key of any of its documents, slashes included. */
    @GetMapping("/{*key}")
    CaseAnswer byPath(@PathVariable String key, Person caller) {
        return byParameter(CaseAddress.fromPath(key), caller);
    }

    /** Reads a case by the key of any of its documents; for keys that a path cannot carry. */
    @GetMapping
    CaseAnswer byParameter(@RequestParam String key, Person caller) {
        var matches = cases.matching(key, caller);
        if (matches.isEmpty()) {
            throw new NotFound(
                    "CASE_UNKNOWN", "no case holds a document " + key + "; ask by requisition, order or invoice key");
        }
        if (matches.size() > 1) {
            throw new Conflict(
                    "CASE_AMBIGUOUS",
                    key + " stands in " + matches.size() + " cases, ask for one of them: "
                            + String.join(", ", matches.subList(0, Math.min(matches.size(), 10))));
        }
        return CaseAnswer.of(cases.open(matches.get(0)));
    }
}

package io.counterfoil.portal;

import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.CaseDocuments;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Documents of tests: every key that begins with {@code CLAIM-} is a claim of a supplier with a hostile name. */
@Component
class ExampleDocuments implements CaseDocuments {
    @Override
    public List<CaseDocument> describe(Collection<String> businessKeys) {
        return businessKeys.stream()
                .filter(key -> key.startsWith("CLAIM-"))
                .map(key -> new CaseDocument(
                        key,
                        "Supplier claim",
                        "Freight damage, <script>alert('supplier')</script> & Sons",
                        "In check",
                        Optional.of("1,250.00 EUR"),
                        LocalDate.of(2026, 11, 21),
                        Optional.of("/api/v1/claims/" + key)))
                .toList();
    }
}

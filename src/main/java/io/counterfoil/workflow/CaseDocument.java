package io.counterfoil.workflow;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A document of a case as people see it.
 *
 * @param kind what it is, in words: {@code Requisition}, {@code Purchase order}, {@code Supplier invoice}
 * @param title what it is about, with the other party if there is one: {@code 12 laptops, Acme GmbH}
 * @param state its state in words: {@code Approved}
 * @param amount with currency, as people read it: {@code 1,250.00 EUR}; empty if it has none
 * @param date the business date: issued, received or due, whichever names the document
 * @param link path of the document in our API, for example {@code /api/v1/requisitions/REQ-1001}; empty if it has none
 */
public record CaseDocument(
        String businessKey,
        String kind,
        String title,
        String state,
        Optional<String> amount,
        LocalDate date,
        Optional<String> link) {}

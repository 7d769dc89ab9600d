package io.counterfoil.procurement.invoice;

import java.util.List;

/**
 * The published rules for electronic invoices (EN 16931, Peppol BIS Billing) as procurement sees them. The adapter
 * knows the formats and the validator; this module keeps the verdict with the invoice.
 *
 * <p>Safe for use by several threads at once.
 */
public interface OfficialInvoiceRules {
    /**
     * Checks the document as received: its schema, then the business rules that its specification identifier (BT-24)
     * claims. A verdict holds for one version of the rules only, so keep {@link Verdict#ruleSet()} with it.
     *
     * @param document the bytes as received, never decoded before
     * @throws io.counterfoil.kernel.BusinessRuleViolation if the bytes are no invoice in a known format, so that no
     *     rule set applies
     * @throws io.counterfoil.kernel.ExternalSystemUnavailable if the validator itself failed; says nothing about the
     *     document
     */
    Verdict check(byte[] document);

    /**
     * What the rules say about one document.
     *
     * @param valid no finding is an error; warnings do not make a document invalid
     * @param ruleSet id and version of the rules applied, for example {@code eu.cen.en16931:ubl:1.3.16}
     * @param findings errors and warnings in the order of the rules; the same rule may appear for several places
     */
    record Verdict(boolean valid, String ruleSet, List<Finding> findings) {
        public Verdict {
            findings = List.copyOf(findings);
        }

        /** The findings that make the document invalid. */
        public List<Finding> errors() {
            return findings.stream().filter(Finding::isError).toList();
        }
    }

    /**
     * One rule that the document breaks at one place.
     *
     * @param rule id as published, for example {@code BR-CO-15}; {@code XSD} if the schema itself is broken
     * @param severity {@link #ERROR} or {@link #WARNING}
     * @param location XPath of the element, or the position in the document; empty if unknown
     * @param message in the words of the rule's publisher, English
     */
    record Finding(String rule, String severity, String location, String message) {
        public static final String ERROR = "ERROR";
        public static final String WARNING = "WARNING";

        public boolean isError() {
            return ERROR.equals(severity);
        }
    }
}

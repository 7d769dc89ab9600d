package io.counterfoil.supplierexchange;

import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which published rules apply to which document. Rules are replaced twice a year: their versions are settings, and
 * every version back to 2017 stays available for documents of that time.
 *
 * @param peppolSpecification documents whose specification identifier (BT-24) contains this text follow Peppol BIS
 *     Billing 3; all others, XRechnung among them, follow EN 16931 alone
 * @param peppolInvoice rule set id with version, as phive names it; so are the following
 * @param warmUp compile the rules right after start, in the background, so that the first supplier does not wait for
 *     seconds; tests switch it off
 */
@ConfigurationProperties("counterfoil.einvoice")
record InvoiceRuleSets(
        @DefaultValue("urn:fdc:peppol.eu:2017:poacc:billing:3")
        String peppolSpecification,

        @DefaultValue("eu.peppol.bis3:invoice:2026.5") String peppolInvoice,
        @DefaultValue("eu.peppol.bis3:creditnote:2026.5") String peppolCreditNote,
        @DefaultValue("eu.cen.en16931:ubl:1.3.16") String en16931Invoice,

        @DefaultValue("eu.cen.en16931:ubl-creditnote:1.3.16")
        String en16931CreditNote,

        @DefaultValue("true") boolean warmUp) {

    /** Id and version of the rules for this document. */
    String ruleSetOf(UblDocument document) {
        var invoice = document.kind() == Kind.INVOICE;
        if (document.customization().contains(peppolSpecification)) {
            return invoice ? peppolInvoice : peppolCreditNote;
        }
        return invoice ? en16931Invoice : en16931CreditNote;
    }
}

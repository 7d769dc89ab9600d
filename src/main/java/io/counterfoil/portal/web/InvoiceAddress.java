package io.counterfoil.portal.web;

/** Where the pages of an invoice are found. */
final class InvoiceAddress {
    static final String DOCUMENT = "/document";
    static final String ORIGINAL = "/original";

    private InvoiceAddress() {}

    static String page(String key) {
        return CaseAddress.under("/invoices", key);
    }

    static String document(String key) {
        return "/invoices/document?key=" + CaseAddress.encoded(key);
    }

    static String original(String key) {
        return "/invoices/original?key=" + CaseAddress.encoded(key);
    }
}

package io.counterfoil.supplierexchange;

import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import java.io.IOException;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * What must be known of a document before anything else touches it: that it is harmless XML, which of the two kinds it
 * is, and which specification it claims (BT-24, empty if none).
 */
record UblDocument(Kind kind, String customization) {

    /**
     * Reads the whole document once without keeping it.
     *
     * @throws InvoiceMalformed if it is not well-formed, has a DOCTYPE, nests absurdly, or if an element named as a
     *     number or a date holds something else
     * @throws InvoiceNotUbl if the root element is neither a UBL 2 Invoice nor a UBL 2 CreditNote
     */
    static UblDocument inspect(byte[] document) {
        var inspection = new UblInspection();
        if (document.length == 0) {
            throw new InvoiceMalformed(1, 1, "the document is empty");
        }
        try {
            var reader = SafeXml.reader();
            reader.setContentHandler(inspection);
            reader.setErrorHandler(inspection);
            reader.parse(SafeXml.input(document));
        } catch (SAXParseException broken) {
            throw new InvoiceMalformed(broken.getLineNumber(), broken.getColumnNumber(), messageOf(broken));
        } catch (SAXException | IOException broken) {
            throw inspection.malformed(messageOf(broken)); // IOException: bytes that are not the declared encoding
        }
        return new UblDocument(inspection.kind(), inspection.customization());
    }

    private static String messageOf(Exception broken) {
        var message = broken.getMessage();
        return message == null
                ? broken.getClass().getSimpleName()
                : message.strip().replaceFirst("\\.$", ""); // the sentence goes on
    }
}

package io.counterfoil.supplierexchange;

import com.helger.diagnostics.error.IError;
import com.helger.diagnostics.error.list.ErrorList;
import com.helger.jaxb.GenericJAXBMarshaller;
import com.helger.ubl21.UBL21Marshaller;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.InvoiceReader;
import jakarta.xml.bind.JAXBException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a UBL 2.1 invoice or credit note, and those of UBL 2.0, which share its namespaces.
 *
 * <p>Reading is not validating: the figures are taken as stated, and the schema's order of elements and the official
 * rules are {@link io.counterfoil.procurement.invoice.OfficialInvoiceRules}' work. But what is read is complete for matching
 * and paying, every number and date is one, and all amounts share one currency. Nothing is fetched: neither schemas
 * nor what the document points to. Safe for use by several threads at once.
 */
@Component
public class UblInvoiceReader implements InvoiceReader {
    /**
     * Reads one document whole; nothing of it is kept.
     *
     * @param document bytes as received, in whatever encoding they declare, with or without byte order mark
     * @throws InvoiceMalformed if the bytes are not well-formed XML, carry a DOCTYPE, or hold an unknown element
     * @throws InvoiceNotUbl if the document is something else
     * @throws InvoiceIncomplete naming the first missing business term
     * @throws InvoiceContradictory if amounts have several currencies or a price has no usable base quantity
     * @throws ExternalSystemUnavailable if the XML binding itself fails
     */
    @Override
    public IncomingInvoice read(byte[] document) {
        var content = UblDocument.inspect(document).kind().isCredit()
                ? UblContent.of(bound(UBL21Marshaller.creditNote(), document))
                : UblContent.of(bound(UBL21Marshaller.invoice(), document));
        return new UblTranslation(content).translated();
    }

    static <T> T bound(GenericJAXBMarshaller<T> marshaller, byte[] document) {
        var problems = new ErrorList();
        var failure = new AtomicReference<@Nullable Exception>();
        marshaller.setUseSchema(false).setCollectErrors(problems);
        marshaller.readExceptionCallbacks().set(failure::set); // instead of the default, which logs the document
        var bound = read(marshaller, document, failure);
        problems.stream().filter(IError::isError).findFirst().ifPresent(problem -> {
            throw malformed(problem);
        });
        return Optional.ofNullable(bound)
                .orElseThrow(() -> new ExternalSystemUnavailable(
                        "the UBL binding failed; the document was not judged",
                        Optional.ofNullable(failure.get()).orElseGet(() -> new JAXBException("no cause given"))));
    }

    /** A binding that cannot even be set up, for want of a JAXB runtime, says so with a runtime exception. */
    private static <T> @Nullable T read(
            GenericJAXBMarshaller<T> marshaller, byte[] document, AtomicReference<@Nullable Exception> failure) {
        try {
            return marshaller.read(SafeXml.source(document));
        } catch (RuntimeException broken) {
            failure.set(broken);
            return null;
        }
    }

    private static InvoiceMalformed malformed(IError problem) {
        var place = problem.getErrorLocation();
        var message = problem.getErrorText(Locale.ENGLISH);
        return new InvoiceMalformed(
                Math.max(1, place.getLineNumber()),
                Math.max(1, place.getColumnNumber()),
                message == null ? "unknown element or value" : message);
    }
}

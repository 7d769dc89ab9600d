package io.counterfoil.supplierexchange;

import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Watches a document go by and stops at the first thing that would mislead what reads it afterwards.
 *
 * <p>Numbers and dates are judged here, by the suffixes that UBL's naming rules give to their types, because the
 * binding would drop a bad date in silence and would spend minutes on a number of a million digits or on
 * {@code 1E999999999}. Of the 794 basic elements of UBL 2.1 the suffixes misjudge one, {@code TimeAmount}.
 */
final class UblInspection extends DefaultHandler {
    private static final String BASIC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private static final String INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    private static final String CREDIT_NOTE = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

    private static final Pattern NUMBER_NAME =
            Pattern.compile("(?!TimeAmount$).*(Amount|Quantity|Percent|Numeric|Rate|Measure)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?");
    private static final int DATE_LENGTH = "2026-11-21".length();

    /** Longer values are cut for the message; the longest legitimate number or identifier is far below. */
    private static final int MAX_LENGTH = 60;

    private static final int CUSTOMIZATION_LENGTH = 500;

    private @Nullable Locator position;
    private @Nullable Kind kind;
    private String customization = "";
    private int depth;
    private String watched = "";
    private final StringBuilder text = new StringBuilder();

    Kind kind() {
        return Objects.requireNonNull(kind, "kind is known after a complete parse");
    }

    String customization() {
        return customization;
    }

    InvoiceMalformed malformed(String problem) {
        var known = position;
        return known == null
                ? new InvoiceMalformed(1, 1, problem)
                : new InvoiceMalformed(
                        Math.max(1, known.getLineNumber()), Math.max(1, known.getColumnNumber()), problem);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        position = locator;
    }

    @Override
    public void startElement(String namespace, String name, String prefixed, Attributes attributes) {
        depth++;
        if (depth == 1) {
            kind = kindOf(namespace, name);
        }
        watched = BASIC.equals(namespace) && isWatched(name) ? name : "";
        text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (!watched.isEmpty() && text.length() <= CUSTOMIZATION_LENGTH) {
            text.append(characters, start, Math.min(length, CUSTOMIZATION_LENGTH + 1));
        }
    }

    @Override
    public void endElement(String namespace, String name, String prefixed) {
        depth--;
        if (watched.isEmpty()) {
            return;
        }
        var value = text.toString().strip();
        if (isCustomization(name)) {
            customization = value;
        } else if (isDate(name)) {
            requireDate(name, value);
        } else {
            requireNumber(name, value);
        }
        watched = "";
    }

    @Override
    public void fatalError(SAXParseException problem) throws SAXException {
        throw problem;
    }

    private static Kind kindOf(String namespace, String name) {
        if (INVOICE.equals(namespace) && "Invoice".equals(name)) {
            return Kind.INVOICE;
        }
        if (CREDIT_NOTE.equals(namespace) && "CreditNote".equals(name)) {
            return Kind.CREDIT_NOTE;
        }
        throw new InvoiceNotUbl(namespace, name);
    }

    private boolean isWatched(String name) {
        return isDate(name) || NUMBER_NAME.matcher(name).matches() || (depth == 2 && isCustomization(name));
    }

    private static boolean isCustomization(String name) {
        return "CustomizationID".equals(name);
    }

    private static boolean isDate(String name) {
        return name.endsWith("Date");
    }

    private void requireNumber(String name, String value) {
        if (value.length() > MAX_LENGTH || !NUMBER.matcher(value).matches()) {
            throw malformed(name + " is not a decimal number: " + shown(value));
        }
    }

    private void requireDate(String name, String value) {
        if (!DATE.matcher(value).matches()) {
            throw malformed(name + " is not a date like 2026-11-21: " + shown(value));
        }
        try {
            LocalDate.parse(value.substring(0, DATE_LENGTH));
        } catch (DateTimeException noSuchDay) {
            throw malformed(name + " is not a day of the calendar: " + value);
        }
    }

    private static String shown(String value) {
        return "\"" + (value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) + "..." : value) + "\"";
    }
}

package io.counterfoil.supplierexchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML of strangers, parsed by the JDK's own parser whatever else is on the class path: a DOCTYPE is refused, and with
 * it every entity; nothing is fetched from files or the network; XInclude is not followed; nesting is bounded, because
 * what reads the result recurses.
 */
final class SafeXml {
    /** A UBL invoice nests about ten deep; signatures in its extensions about twenty. */
    private static final String MAX_DEPTH = "100";

    private static final String DISALLOW_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String ELEMENT_DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

    private SafeXml() {}

    static XMLReader reader() {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(DISALLOW_DOCTYPE, true);
            factory.setXIncludeAware(false);
            var parser = factory.newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parser.setProperty(ELEMENT_DEPTH, MAX_DEPTH);
            return parser.getXMLReader();
        } catch (ParserConfigurationException | SAXException misconfigured) {
            throw new IllegalStateException("the JDK's XML parser refuses its safety settings", misconfigured);
        }
    }

    static SAXSource source(byte[] document) {
        return new SAXSource(reader(), input(document));
    }

    static InputSource input(byte[] document) {
        return new InputSource(new ByteArrayInputStream(document));
    }

    static Document tree(byte[] document) throws SAXException, IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(DISALLOW_DOCTYPE, true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(ELEMENT_DEPTH, MAX_DEPTH);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Throwing());
            return builder.parse(input(document));
        } catch (ParserConfigurationException misconfigured) {
            throw new IllegalStateException("the JDK's XML parser refuses its safety settings", misconfigured);
        }
    }

    /** Instead of the default, which prints the document's errors to the console before throwing them. */
    private static final class Throwing extends DefaultHandler {
        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}

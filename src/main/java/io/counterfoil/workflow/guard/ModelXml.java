package io.counterfoil.workflow.guard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A BPMN or DMN file as a plain list of its elements, read by a parser that knows no document type, no entity and no
 * other file.
 *
 * @param elements in document order
 */
record ModelXml(String file, List<ModelElement> elements) {
    /** Elements whose id is an address for others. */
    static final Set<String> DEFINITIONS = Set.of("process", "decision", "case");

    /** Elements whose name is an address for others. */
    static final Set<String> ADDRESSES = Set.of("message", "signal");

    /**
     * One element.
     *
     * @param id its own id, else that of the nearest element around it that has one
     * @param attributes by local name: the engine accepts its extension attributes from more than one namespace
     * @param text its own text, without that of the elements in it
     */
    record ModelElement(String id, String localName, Map<String, String> attributes, String text) {
        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }
    }

    /**
     * Reads a file.
     *
     * @throws ModelRefused if it is not well-formed, or has a document type
     */
    static ModelXml read(String file, byte[] content) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            var elements = new ArrayList<ModelElement>();
            collect(builder.parse(new ByteArrayInputStream(content)).getDocumentElement(), file, elements);
            return new ModelXml(file, List.copyOf(elements));
        } catch (SAXException | IOException malformed) {
            throw new ModelRefused(file + " is refused: " + malformed.getMessage()
                    + ". Save it from Modeler, without document type and entities.");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("no secure XML parser on this platform", impossible);
        }
    }

    private static void collect(Element element, String around, List<ModelElement> into) {
        var attributes = new LinkedHashMap<String, String>();
        for (int at = 0; at < element.getAttributes().getLength(); at++) {
            var attribute = element.getAttributes().item(at);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.merge(
                        attribute.getLocalName(), attribute.getNodeValue(), (one, other) -> one + "\n" + other);
            }
        }
        var id = element.hasAttribute("id") ? element.getAttribute("id") : around;
        var text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue()); // as the engine does: a comment in between splits nothing
            }
        }
        into.add(new ModelElement(id, element.getLocalName(), Map.copyOf(attributes), text.toString()));
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(inner, id, into);
            }
        }
    }

    /** The parser's own handler prints to the console; the exceptions say it all. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}

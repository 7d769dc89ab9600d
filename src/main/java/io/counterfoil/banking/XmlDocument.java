package io.counterfoil.banking;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML in one namespace, as UTF-8, with the JDK's own writer so that bytes do not depend on the class path. */
final class XmlDocument {
    private final String namespace;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;
    private boolean begun;

    XmlDocument(String namespace) {
        this.namespace = namespace;
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.setDefaultNamespace(namespace);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot begin an XML document", e);
        }
    }

    /** Writes an element around whatever {@code content} writes. */
    void element(String name, Runnable content) {
        try {
            writer.writeCharacters("\n");
            writer.writeStartElement(namespace, name);
            if (!begun) {
                writer.writeDefaultNamespace(namespace);
                begun = true;
            }
            content.run();
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write element " + name, e);
        }
    }

    void text(String name, String value) {
        element(name, () -> characters(value));
    }

    void text(String name, String value, String attribute, String attributeValue) {
        element(name, () -> {
            try {
                writer.writeAttribute(attribute, attributeValue);
            } catch (XMLStreamException e) {
                throw new IllegalStateException("cannot write attribute " + attribute, e);
            }
            characters(value);
        });
    }

    byte[] toBytes() {
        try {
            writer.writeEndDocument();
            writer.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot end the XML document", e);
        }
    }

    private void characters(String value) {
        try {
            writer.writeCharacters(value);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write text", e);
        }
    }
}

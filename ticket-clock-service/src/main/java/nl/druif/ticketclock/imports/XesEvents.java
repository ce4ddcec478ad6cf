package nl.druif.ticketclock.imports;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The events of an XES log (IEEE 1849), one after the other. An attribute goes by its key; one of the event's trace by its
 * key behind {@value #OF_TRACE}, as most tools write it. Attributes of attributes are passed over.
 *
 * <p>A file of somebody else's is not trusted: a document type ends the reading, and with it every entity; and neither
 * depth nor anything between two tags may grow without end.
 */
final class XesEvents implements Rows {
    static final String OF_TRACE = "case:";
    private static final int LONGEST = 65_536;
    private static final int LONGEST_PIECE = 1_048_576;
    private static final int DEEPEST = 64;
    private static final Set<String> ATTRIBUTES =
            Set.of("string", "date", "int", "float", "boolean", "id", "list", "container");
    private static final Set<String> AROUND =
            Set.of("log", "trace", "event", "extension", "global", "classifier", "values");

    private final Measured content;
    private final XMLStreamReader xml;
    private final Map<String, String> ofTrace = new LinkedHashMap<>();
    private final Map<String, String> ofEvent = new LinkedHashMap<>();
    private int depth;
    private int trace;
    private int event;
    private int length;
    private long number;

    /** @param charset for a file that does not say it itself, or says it wrongly */
    XesEvents(InputStream bytes, Optional<String> charset) throws IOException {
        content = new Measured(bytes);
        try {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            xml = charset.isPresent()
                    ? factory.createXMLStreamReader(content, charset.get())
                    : factory.createXMLStreamReader(content);
        } catch (XMLStreamException broken) {
            throw ended(broken, broken.getLocation());
        }
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            while (xml.hasNext()) {
                int found = xml.next();
                content.forgetLength();
                if (found == XMLStreamConstants.DTD || found == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw broken(Failure.XML_WITH_DTD);
                }
                if (found == XMLStreamConstants.START_ELEMENT) {
                    open(xml.getLocalName());
                } else if (found == XMLStreamConstants.END_ELEMENT && close()) {
                    return Optional.of(row());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException broken) {
            throw ended(broken, xml.getLocation());
        }
    }

    private void open(String name) throws BrokenXml {
        depth++;
        if (depth > DEEPEST) {
            throw broken(Failure.XML_TOO_DEEP);
        }
        if (depth == 1 ? !name.equals("log") : !ATTRIBUTES.contains(name) && !AROUND.contains(name)) {
            throw broken(Failure.NO_XES);
        }
        if (name.equals("trace") && depth == 2) {
            trace = depth;
            ofTrace.clear();
            length = 0;
        } else if (name.equals("event") && event == 0) {
            event = depth;
            ofEvent.clear();
            length = 0;
        } else if (ATTRIBUTES.contains(name)) {
            if (event > 0 && depth == event + 1) {
                keep(ofEvent);
            } else if (event == 0 && trace > 0 && depth == trace + 1) {
                keep(ofTrace);
            }
        }
    }

    /** Beyond the longest row nothing more is kept; the row is told so. */
    private void keep(Map<String, String> attributes) {
        var key = text(xml.getAttributeValue(null, "key"));
        var value = text(xml.getAttributeValue(null, "value"));
        length += key.length() + value.length();
        if (length <= LONGEST && !value.isEmpty()) {
            attributes.put(key, value);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** Whether an event ends here. */
    private boolean close() {
        var isEvent = depth == event;
        if (isEvent) {
            event = 0;
            number++;
        } else if (depth == trace) {
            trace = 0;
            ofTrace.clear();
        }
        depth--;
        return isEvent;
    }

    private Row row() {
        var cells = new LinkedHashMap<String, String>();
        ofTrace.forEach((key, value) -> cells.put(OF_TRACE + key, value));
        cells.putAll(ofEvent);
        var raw = cells.entrySet().stream()
                .map(cell -> cell.getKey() + "=" + cell.getValue())
                .collect(Collectors.joining("; "));
        return length > LONGEST
                ? Row.broken(number, raw, Row.tooLong(LONGEST))
                : Row.of(number, raw, List.copyOf(cells.keySet()), name -> cells.getOrDefault(name, ""));
    }

    private BrokenXml broken(Failure why) {
        return new BrokenXml(
                why, xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber());
    }

    /** What the stream itself had to say goes first: that it is cut off, or too large. */
    private static IOException ended(XMLStreamException broken, Location at) {
        var cause = broken.getNestedException();
        if (cause instanceof Bounded.TooLarge || cause instanceof EOFException || cause instanceof ZipException) {
            return (IOException) cause;
        }
        var why = cause instanceof BrokenXml xml ? xml.why() : Failure.BROKEN_XML;
        return new BrokenXml(why, Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()));
    }

    /** Counts what is read between two of the parser's findings: no comment and no value fills the memory. */
    private static final class Measured extends FilterInputStream {
        private long length;

        Measured(InputStream content) {
            super(content);
        }

        void forgetLength() {
            length = 0;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            measure(1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            int read = super.read(into, offset, most);
            measure(read);
            return read;
        }

        private void measure(int read) throws IOException {
            length += read;
            if (length > LONGEST_PIECE) {
                throw new BrokenXml(Failure.XML_PIECE_TOO_LARGE, 1, 1);
            }
        }
    }
}

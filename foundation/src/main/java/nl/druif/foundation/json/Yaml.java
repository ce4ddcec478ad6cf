package nl.druif.foundation.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * YAML as another spelling of JSON, and nothing more: it becomes a JSON text, and that is read like every other. So there
 * are no anchors, aliases, tags and merge keys, one document only, and what is not quoted is a word unless JSON would write
 * it the same: {@code NO} is Norway and {@code 08:00} a time.
 */
public final class Yaml {
    private static final int DEEPEST = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final YAMLFactory WRITER = YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private final JsonGenerator json;
    /** Of the collections that are open, which are mappings, and of each whether a name comes next. */
    private final Deque<Inside> open = new ArrayDeque<>();

    private int documents;

    private enum Inside {
        SEQUENCE,
        BEFORE_NAME,
        BEFORE_VALUE
    }

    private Yaml(JsonGenerator json) {
        this.json = json;
    }

    /** What {@link Json} writes, as YAML. */
    public static String text(Object value) {
        try {
            var tree = Json.mapper().valueToTree(value);
            return Json.mapper().writer().with(WRITER).writeValueAsString(tree);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /** @throws Faulty when it is no YAML, or uses what JSON has not */
    static byte[] json(byte[] yaml) {
        var out = new ByteArrayOutputStream(yaml.length);
        try (var json = Json.mapper().getFactory().createGenerator(out)) {
            var options = new LoaderOptions();
            options.setProcessComments(false);
            var events = new ParserImpl(new StreamReader(decoded(yaml)), options);
            var written = new Yaml(json);
            while (!events.checkEvent(Event.ID.StreamEnd)) {
                written.write(events.getEvent());
            }
        } catch (MarkedYAMLException malformed) {
            var mark = malformed.getProblemMark();
            throw malformed(mark == null ? "?" : (mark.getLine() + 1) + ":" + (mark.getColumn() + 1));
        } catch (YAMLException malformed) {
            throw malformed("?");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private void write(Event event) throws IOException {
        if (event instanceof NodeEvent node && node.getAnchor() != null && !event.is(Event.ID.Alias)) {
            throw beyond(event, "an anchor");
        }
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (documents++ > 0) {
                    throw beyond(event, "a second document");
                }
            }
            case MappingStart -> {
                open(event);
                json.writeStartObject();
                open.push(Inside.BEFORE_NAME);
            }
            case SequenceStart -> {
                open(event);
                json.writeStartArray();
                open.push(Inside.SEQUENCE);
            }
            case MappingEnd -> {
                open.pop();
                json.writeEndObject();
                ended();
            }
            case SequenceEnd -> {
                open.pop();
                json.writeEndArray();
                ended();
            }
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> throw beyond(event, "an alias");
            case Comment, StreamStart, StreamEnd, DocumentEnd -> {}
        }
    }

    private void open(Event event) {
        if (isName()) {
            throw beyond(event, "a key that is no text");
        }
        if (((CollectionStartEvent) event).getTag() != null) {
            throw beyond(event, "a tag");
        }
        if (open.size() >= DEEPEST) {
            throw new Faulty(Wrong.limits(position(event)));
        }
    }

    private void scalar(ScalarEvent scalar) throws IOException {
        var text = scalar.getValue();
        if (scalar.getTag() != null) {
            throw beyond(scalar, "a tag");
        }
        if (isName()) {
            json.writeFieldName(text);
            become(Inside.BEFORE_VALUE);
            return;
        }
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            json.writeString(text);
        } else if (text.isEmpty() || text.equals("null") || text.equals("~")) {
            json.writeNull();
        } else if (text.equals("true") || text.equals("false")) {
            json.writeBoolean(text.equals("true"));
        } else if (NUMBER.matcher(text).matches()) {
            json.writeNumber(text);
        } else {
            json.writeString(text);
        }
        ended();
    }

    private boolean isName() {
        return open.peek() == Inside.BEFORE_NAME;
    }

    /** A value was written; in a mapping the next name follows. */
    private void ended() {
        if (open.peek() == Inside.BEFORE_VALUE) {
            become(Inside.BEFORE_NAME);
        }
    }

    private void become(Inside inside) {
        open.pop();
        open.push(inside);
    }

    private static Faulty malformed(String where) {
        return new Faulty(new Fault("", "MALFORMED_YAML", "This is no YAML; it goes wrong at " + where + ".")
                .with("where", where));
    }

    private static Faulty beyond(Event event, String what) {
        return new Faulty(new Fault(
                        "",
                        "YAML_BEYOND_JSON",
                        "What JSON has not is not read: here is " + what + ", at " + position(event) + ".")
                .with("where", position(event))
                .with("what", what));
    }

    private static String position(Event event) {
        var mark = event.getStartMark();
        return (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private static String decoded(byte[] yaml) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            throw malformed("UTF-8");
        }
    }
}

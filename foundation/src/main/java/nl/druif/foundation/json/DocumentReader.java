package nl.druif.foundation.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** Parses JSON within bounds that no honest client meets, and remembers what a tree cannot show. */
final class DocumentReader {
    static final int MOST_ITEMS = 10_000;
    private static final int MOST_PLACES = 40;
    private static final int MOST_ODDITIES = 1_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(64 * 1024)
                    .maxNumberLength(40)
                    .maxNameLength(1024)
                    .build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private final JsonParser parser;
    private final Map<String, Fault> oddities = new HashMap<>();
    private int odd;

    private DocumentReader(JsonParser parser) {
        this.parser = parser;
    }

    static Document read(byte[] text) {
        try (var parser = FACTORY.createParser(text)) {
            return new DocumentReader(parser).document();
        } catch (StreamConstraintsException beyond) {
            throw new Faulty(Wrong.limits(position(beyond)));
        } catch (JsonProcessingException malformed) {
            throw new Faulty(Wrong.text(position(malformed)));
        } catch (IOException unreadable) {
            throw new Faulty(Wrong.text("UTF-8"));
        }
    }

    private Document document() throws IOException {
        if (parser.nextToken() == null) {
            throw new Faulty(Wrong.missing());
        }
        var tree = value(Place.ROOT);
        if (parser.nextToken() != null) {
            throw new Faulty(Wrong.text(position(parser.currentLocation())));
        }
        return new Document(tree, oddities);
    }

    private JsonNode value(Place place) throws IOException {
        var token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> array(place);
            case VALUE_STRING -> text(place);
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? NODES.numberNode(parser.getBigIntegerValue())
                        : NODES.numberNode(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> decimal(place);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException(token.name());
        };
    }

    /** 1E+999999999 is short to write and endless to write out. */
    private JsonNode decimal(Place place) throws IOException {
        try {
            var number = new BigDecimal(parser.getText());
            if (Math.abs(number.scale()) <= MOST_PLACES) {
                return NODES.numberNode(number);
            }
        } catch (NumberFormatException beyond) {
            // An exponent of more than ten digits: refused like every other that is too large.
        }
        odd(place, Wrong.places(MOST_PLACES));
        return NODES.missingNode();
    }

    private JsonNode object(Place place) throws IOException {
        var object = NODES.objectNode();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            var inside = place.at(name);
            parser.nextToken();
            if (object.has(name)) {
                odd(inside, Wrong.repeatedKey(name));
                parser.skipChildren();
            } else {
                object.set(name, isStorable(name, inside) ? value(inside) : skipped());
            }
        }
        return object;
    }

    private JsonNode array(Place place) throws IOException {
        var array = NODES.arrayNode();
        var tooMany = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (array.size() < MOST_ITEMS) {
                array.add(value(place.at(array.size())));
            } else {
                tooMany = true;
                parser.skipChildren();
            }
        }
        if (tooMany) {
            odd(place, Wrong.items(MOST_ITEMS));
        }
        return array;
    }

    private JsonNode text(Place place) throws IOException {
        var text = parser.getText();
        return isStorable(text, place) ? NODES.textNode(text) : NODES.missingNode();
    }

    private JsonNode skipped() throws IOException {
        parser.skipChildren();
        return NODES.missingNode();
    }

    /** PostgreSQL stores no U+0000, and half a surrogate pair is no character. */
    private boolean isStorable(String text, Place place) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                odd(place, Wrong.character(c));
                return false;
            }
        }
        return true;
    }

    private void odd(Place place, Fault fault) {
        if (++odd > MOST_ODDITIES) {
            throw new Faulty(Wrong.oddities(MOST_ODDITIES));
        }
        oddities.putIfAbsent(place.pointer(), fault.at(place.pointer()));
    }

    private static String position(JsonProcessingException exception) {
        return exception.getLocation() == null ? "?" : position(exception.getLocation());
    }

    private static String position(JsonLocation location) {
        return location.getLineNr() + ":" + location.getColumnNr();
    }
}

package nl.druif.foundation.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads JSON objects that stand one after the other, field by field, for who reads millions of them and makes his own of each. */
public final class JsonFields {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonFields() {}

    /** Is told what is read. */
    public interface Listener {
        /** A text, a number or a truth, as text; what is nested and what is nothing is passed over. */
        void field(String name, String value);

        /** The object is over. */
        void end();
    }

    /** @param objects our own JSON */
    public static void read(String objects, Listener listener) {
        try (var json = JSON.createParser(objects)) {
            while (json.nextToken() != null) {
                readOne(json, listener);
            }
        } catch (IOException bug) {
            throw new IllegalStateException("stored objects cannot be read", bug);
        }
    }

    private static void readOne(JsonParser json, Listener listener) throws IOException {
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            switch (json.nextToken()) {
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    listener.field(name, json.getText());
                default -> json.skipChildren();
            }
        }
        listener.end();
    }
}

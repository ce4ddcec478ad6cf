package nl.druif.foundation.json;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import nl.druif.foundation.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads a YAML body as the JSON that it stands for, by the same rules. */
@Provider
@Consumes(StrictYamlReader.YAML)
public class StrictYamlReader implements MessageBodyReader<Object> {
    public static final String YAML = "application/yaml";

    /** For what is produced beside JSON: whoever accepts anything gets that. */
    public static final String YAML_IF_ASKED = YAML + ";qs=0.5";

    private static final int MOST_BYTES = 1024 * 1024;

    private final StrictJsonReader json;

    public StrictYamlReader(StrictJson json) {
        this.json = new StrictJsonReader(json);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return json.isReadable(type, genericType, annotations, mediaType);
    }

    @Override
    public @Nullable Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var text = body.readNBytes(MOST_BYTES + 1);
        if (text.length > MOST_BYTES) {
            throw Refusal.of(413, "content-too-large", "A YAML body holds at most {most} bytes.")
                    .with("most", MOST_BYTES);
        }
        return json.readFrom(
                type, genericType, annotations, mediaType, headers, new ByteArrayInputStream(Yaml.json(text)));
    }
}

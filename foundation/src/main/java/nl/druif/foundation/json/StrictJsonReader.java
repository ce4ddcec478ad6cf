package nl.druif.foundation.json;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import nl.druif.foundation.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads every JSON body strictly, up to 1 MiB. */
@Provider
@Consumes({"application/json", "application/merge-patch+json", "application/*+json"})
public class StrictJsonReader implements MessageBodyReader<Object> {
    private static final int MOST_BYTES = 1024 * 1024;

    private final StrictJson json;

    public StrictJsonReader(StrictJson json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return !(type == String.class || type == byte[].class || InputStream.class.isAssignableFrom(type));
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
            throw Refusal.of(413, "content-too-large", "A JSON body holds at most {most} bytes.")
                    .with("most", MOST_BYTES);
        }
        return json.read(text, genericType == null ? type : genericType);
    }
}

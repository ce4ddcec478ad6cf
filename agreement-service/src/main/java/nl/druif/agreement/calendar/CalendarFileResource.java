package nl.druif.agreement.calendar;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Writes a calendar for whoever accepts {@code text/calendar}. */
@Provider
@Produces(CalendarFileResource.TEXT_CALENDAR)
public class CalendarFileResource implements MessageBodyWriter<NamedCalendar> {
    static final String TEXT_CALENDAR = "text/calendar";

    private final Clock clock;

    CalendarFileResource(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == NamedCalendar.class;
    }

    @Override
    public void writeTo(
            NamedCalendar calendar,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        headers.putSingle("Content-Type", TEXT_CALENDAR + ";charset=UTF-8");
        body.write(CalendarFile.write(calendar, clock.instant()).getBytes(StandardCharsets.UTF_8));
    }
}

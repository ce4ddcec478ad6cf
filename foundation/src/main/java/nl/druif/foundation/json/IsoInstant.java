package nl.druif.foundation.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/**
 * Instants as text, letter for letter as {@link Instant} has them. Its formatter takes half a microsecond for each, and what is
 * told of one event of a ticket holds fifteen of them; digits take a tenth of that.
 */
public final class IsoInstant {
    private static final int DAY = 86_400;
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int WHOLE_SECONDS = "2026-04-24T15:00:00Z".length();
    private static final int LONGEST = "2026-04-24T15:00:00.000000000Z".length();
    private static final String FORM = "0000-00-00T00:00:00.000000000";

    private IsoInstant() {}

    /** The same as {@link Instant#toString}. */
    public static String text(Instant at) {
        var second = at.getEpochSecond();
        if (second < FIRST || second > LAST) {
            return at.toString();
        }
        var day = LocalDate.ofEpochDay(Math.floorDiv(second, DAY));
        var ofDay = Math.floorMod(second, DAY);
        var text = new byte[LONGEST];
        digits(text, 0, 4, day.getYear(), '-');
        digits(text, 5, 2, day.getMonthValue(), '-');
        digits(text, 8, 2, day.getDayOfMonth(), 'T');
        digits(text, 11, 2, ofDay / 3600, ':');
        digits(text, 14, 2, ofDay / 60 % 60, ':');
        digits(text, 17, 2, ofDay % 60, 'Z');
        return new String(text, 0, fraction(text, at.getNano()), StandardCharsets.ISO_8859_1);
    }

    /** In thousandths, millionths or billionths of a second, as few as do; where the text ends. */
    private static int fraction(byte[] text, int nano) {
        if (nano == 0) {
            return WHOLE_SECONDS;
        }
        text[WHOLE_SECONDS - 1] = '.';
        var places = nano % 1_000_000 == 0 ? 3 : nano % 1_000 == 0 ? 6 : 9;
        var given = places == 3 ? nano / 1_000_000 : places == 6 ? nano / 1_000 : nano;
        digits(text, WHOLE_SECONDS, places, given, 'Z');
        return WHOLE_SECONDS + places + 1;
    }

    private static void digits(byte[] text, int from, int places, int number, char behind) {
        for (int i = from + places - 1; i >= from; i--) {
            text[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        text[from + places] = (byte) behind;
    }

    /** What is written in UTC and is an instant in every month; empty for whatever needs a closer look. */
    public static Optional<Instant> plain(String text) {
        if (!isPlain(text)) {
            return Optional.empty();
        }
        var month = number(text, 5, 2);
        var day = number(text, 8, 2);
        var hour = number(text, 11, 2);
        var minute = number(text, 14, 2);
        var second = number(text, 17, 2);
        if (month < 1
                || month > 12
                || day < 1
                || day > Month.of(month).minLength()
                || hour > 23
                || minute > 59
                || second > 59) {
            return Optional.empty();
        }
        var days = LocalDate.of(number(text, 0, 4), month, day).toEpochDay();
        return Optional.of(Instant.ofEpochSecond(days * DAY + hour * 3600L + minute * 60L + second, nanos(text)));
    }

    private static boolean isPlain(String text) {
        var last = text.length() - 1;
        if (last < WHOLE_SECONDS - 1 || last == WHOLE_SECONDS || last >= LONGEST || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < last; i++) {
            var c = text.charAt(i);
            if (FORM.charAt(i) == '0' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int nanos(String text) {
        var nanos = 0;
        for (int i = WHOLE_SECONDS; i < LONGEST - 1; i++) {
            nanos = nanos * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int places) {
        var number = 0;
        for (int i = from; i < from + places; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** For JSON: writes them by {@link #text}, and reads what is plain without Jackson's own reader, which has the rest. */
    static SimpleModule module() {
        return new SimpleModule("IsoInstant")
                .addSerializer(Instant.class, new Writer())
                .addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant at, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text(at));
        }
    }

    private static final class Reader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var plain = json.hasToken(JsonToken.VALUE_STRING) ? plain(json.getText()) : Optional.<Instant>empty();
            return plain.isPresent() ? plain.get() : InstantDeserializer.INSTANT.deserialize(json, context);
        }
    }
}

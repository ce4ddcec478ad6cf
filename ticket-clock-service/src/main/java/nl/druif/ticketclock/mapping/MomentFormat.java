package nl.druif.ticketclock.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import nl.druif.foundation.problem.Faulty;

/**
 * How a system writes a moment: a pattern such as {@code d/M/yyyy HH:mm} in the letters of
 * {@link DateTimeFormatter#ofPattern}, {@code ISO}, or {@code EPOCH_MILLIS}, a number.
 *
 * <p>A date that does not exist is refused. A local time that a change of the clocks skipped is moved to the end of the
 * gap; one that comes twice is taken as the first.
 */
public final class MomentFormat {
    private static final String MILLIS = "EPOCH_MILLIS";
    public static final MomentFormat ISO = new MomentFormat("ISO", DateTimeFormatter.ISO_DATE_TIME);
    public static final MomentFormat EPOCH_MILLIS = new MomentFormat(
            MILLIS,
            new DateTimeFormatterBuilder()
                    .appendValue(ChronoField.INSTANT_SECONDS, 1, 12, SignStyle.NEVER)
                    .appendValue(ChronoField.MILLI_OF_SECOND, 3)
                    .toFormatter(Locale.ROOT)
                    .withZone(ZoneOffset.UTC));
    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 11, 21, 14, 5, 30);

    private final String pattern;
    private final DateTimeFormatter formatter;

    private MomentFormat(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MomentFormat of(String pattern) {
        if (pattern.equals(ISO.pattern)) {
            return ISO;
        }
        if (pattern.equals(MILLIS)) {
            return EPOCH_MILLIS;
        }
        try {
            var formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    // Years of an era are strictly read only with their era; 'u' is the year everybody means.
                    .appendPattern(pattern.replace('y', 'u'))
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            LocalDateTime.parse(formatter.format(SAMPLE.atOffset(ZoneOffset.UTC)), formatter);
            return new MomentFormat(pattern, formatter);
        } catch (DateTimeException | IllegalArgumentException unusable) {
            throw new Faulty(
                    "NOT_A_DATE_FORMAT",
                    "This is no format of a date with a time; ISO, d/M/yyyy HH:mm and dd-MM-yyyy HH:mm:ss are.");
        }
    }

    /** @throws DateTimeException when the text is not of this format, or no moment */
    Instant read(String text, ZoneId zone) {
        var read = formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        var instant = read instanceof OffsetDateTime exact
                ? exact.toInstant()
                : LocalDateTime.from(read).atZone(zone).toInstant();
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    @JsonValue
    public String toString() {
        return pattern;
    }
}

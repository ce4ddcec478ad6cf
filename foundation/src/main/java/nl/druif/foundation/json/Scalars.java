package nl.druif.foundation.json;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/**
 * Values that are written as one string, in bodies and in queries alike: stricter than the parsers of the JDK, which take
 * {@code pt1h}, {@code +02:00} as a zone and {@code 1-1-1-1-1} as a UUID.
 */
public final class Scalars {
    private static final Pattern INSTANT = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?");
    private static final Pattern DURATION =
            Pattern.compile("P(?!$)(\\d{1,9}D)?(T(?!$)(\\d{1,9}H)?(\\d{1,9}M)?(\\d{1,12}(\\.\\d{1,3})?S)?)?");
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Duration LONGEST = Duration.ofDays(3660);

    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(
            String.class, text -> text,
            UUID.class, Scalars::uuid,
            Instant.class, Scalars::instant,
            LocalDate.class, Scalars::date,
            LocalTime.class, Scalars::time,
            Duration.class, Scalars::duration,
            ZoneId.class, Scalars::zone,
            Locale.class, Scalars::locale,
            Currency.class, Scalars::currency,
            URI.class, Scalars::uri);

    private Scalars() {}

    public static boolean knows(Class<?> type) {
        return PARSERS.containsKey(type);
    }

    /** @throws Faulty with one fault that says what would be right */
    public static Object parse(String text, Class<?> type) {
        var parser = PARSERS.get(type);
        if (parser == null) {
            throw new IllegalArgumentException(type + " is not written as a string");
        }
        return parser.apply(text);
    }

    private static UUID uuid(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw invalid(text, "uuid", "a UUID");
        }
        return UUID.fromString(text);
    }

    /** Any offset, in upper case, to the millisecond; {@code -00:00} is an unknown offset and therefore no instant. */
    private static Instant instant(String text) {
        return IsoInstant.plain(text).orElseGet(() -> unusualInstant(text)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant unusualInstant(String text) {
        if (!INSTANT.matcher(text).matches() || text.endsWith("-00:00")) {
            throw invalid(text, "instant", "an instant such as 2026-04-24T17:00:00Z or 2026-04-24T19:00:00+02:00");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException impossible) {
            throw invalid(text, "existing", "an instant that exists");
        }
    }

    private static LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            throw invalid(text, "date", "a date such as 2026-04-27");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException impossible) {
            throw invalid(text, "existing", "a date that exists");
        }
    }

    private static LocalTime time(String text) {
        if (!TIME.matcher(text).matches()) {
            throw invalid(text, "time", "a time of day such as 16:00");
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException impossible) {
            throw invalid(text, "time", "a time between 00:00 and 23:59:59.999");
        }
    }

    /** More than nothing, at most 3660 days; months and years have no fixed length. */
    private static Duration duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            throw invalid(text, "duration", "a duration in days, hours, minutes and seconds such as PT4H or P2DT30M");
        }
        var duration = Duration.parse(text);
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new Faulty(new Fault("", "OUT_OF_RANGE", "\"" + text + "\" is not more than PT0S and at most P3660D.")
                    .with("given", text)
                    .with("kind", "duration"));
        }
        return duration;
    }

    /** Regions of the tz database only: an offset knows no summer time. */
    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text) || text.startsWith("SystemV/")) {
            throw invalid(text, "zone", "a time zone of the tz database such as Europe/Amsterdam");
        }
        return ZoneId.of(text);
    }

    private static Locale locale(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build();
        } catch (IllformedLocaleException illformed) {
            throw invalid(text, "language", "a language tag such as nl or en-GB");
        }
    }

    private static Currency currency(String text) {
        try {
            return Currency.getInstance(text);
        } catch (IllegalArgumentException unknown) {
            throw invalid(text, "currency", "a currency of ISO 4217 such as EUR");
        }
    }

    private static URI uri(String text) {
        try {
            var uri = new URI(text);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw invalid(text, "url", "a URL");
        }
        throw invalid(text, "url", "an absolute URL");
    }

    private static Faulty invalid(String text, String kind, String right) {
        var shown = text.length() <= 64 ? text : text.substring(0, 64) + "…";
        return new Faulty(new Fault("", "INVALID_VALUE", "\"" + shown + "\" is not " + right + ".")
                .with("given", shown)
                .with("kind", kind));
    }
}

package nl.druif.ticketclock.board;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import nl.druif.foundation.problem.Language;

/** Times and lengths as people of a language write them: {@code vr 24 apr. 2026 17:00}, {@code 3 u 20 min}. */
public record Moments(Language language) {

    /** On the walls of the zone; to the second where it is not a whole minute. */
    public String moment(Instant at, Optional<ZoneId> zone) {
        var local = at.atZone(zone.orElse(ZoneOffset.UTC));
        var pattern = local.getSecond() == 0 ? "EEE d MMM yyyy HH:mm" : "EEE d MMM yyyy HH:mm:ss";
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(local);
    }

    /** Seconds only below an hour; what is less than one is cut off. */
    public String length(Duration length) {
        var hours = length.toHours();
        var text = new StringBuilder();
        if (hours > 0) {
            text.append(hours).append(language == Language.NL ? " u" : " h");
        }
        if (length.toMinutesPart() > 0) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(length.toMinutesPart())
                    .append(" min");
        }
        if (hours == 0 && length.toSecondsPart() > 0) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(length.toSecondsPart())
                    .append(" s");
        }
        return text.isEmpty() ? "0 min" : text.toString();
    }
}

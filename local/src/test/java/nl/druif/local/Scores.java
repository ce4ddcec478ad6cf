package nl.druif.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What the reporting-service says of a deal. */
final class Scores {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneId.of("Europe/Amsterdam"));

    private final Api reader;
    private final Deal deal;

    Scores(Entrance suite, Deal deal) {
        this.reader = new Api(suite, "anna");
        this.deal = deal;
    }

    /** The slice of the deal's service in the month in which {@code at} lies. */
    JsonNode slice(Instant at) {
        var path = "/scorecards?agreement=" + deal.agreement() + "&period=" + MONTH.format(at) + "&by=service";
        return reader.get(Service.REPORTING, path).at("/slices/0");
    }

    /** The deal's broken promises, the last one first. */
    JsonNode breaches() {
        return reader.get(Service.REPORTING, "/breaches?agreement=" + deal.agreement())
                .path("items");
    }
}

package nl.druif.foundation.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.ZoneId;
import java.util.Set;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/**
 * A region of the tz database, named by a place ({@code Europe/Amsterdam}), or {@code UTC}.
 *
 * <p>Offsets and abbreviations ({@code +02:00}, {@code GMT+1}, {@code CET}, {@code Etc/GMT-1}) are refused, also where
 * Java reads them: they do not say what the clocks of a place do.
 */
public record Zone(ZoneId id) {
    private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Set<String> UNIVERSAL = Set.of("UTC", "Etc/UTC");

    public Zone {
        if (!isRegion(id.getId())) {
            throw new Faulty(new Fault(
                            "",
                            "NOT_A_ZONE",
                            "'" + Quoted.part(id.getId())
                                    + "' is no region of the tz database; write one such as Europe/Amsterdam.")
                    .with("given", Quoted.part(id.getId())));
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Zone of(String id) {
        if (!isRegion(id)) {
            throw new Faulty(new Fault(
                            "",
                            "NOT_A_ZONE",
                            "'" + Quoted.part(id)
                                    + "' is no region of the tz database; write one such as Europe/Amsterdam.")
                    .with("given", Quoted.part(id)));
        }
        return new Zone(ZoneId.of(id));
    }

    private static boolean isRegion(String id) {
        return UNIVERSAL.contains(id)
                || KNOWN.contains(id) && id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
    }

    @Override
    @JsonValue
    public String toString() {
        return id.getId();
    }
}

package nl.druif.ticketclock.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one system speaks.
 *
 * @param source     the system, in which event ids are unique
 * @param zone       where times without an offset were written down
 * @param moments    the ways in which it writes a moment; the first that fits is the right one
 * @param statuses   what each status means; {@value #ANY_OTHER} stands for every other one. None at all: a status is its
 *                   own name
 * @param priorities the names that agreements use, by those of the system; one that is not listed keeps its name
 */
public record Vocabulary(
        String source,
        ZoneId zone,
        List<MomentFormat> moments,
        Optional<Constants> constants,
        Map<String, StatusMeaning> statuses,
        Map<String, String> priorities) {
    public static final String ANY_OTHER = "*";

    public Vocabulary {
        moments = List.copyOf(moments);
        statuses = Map.copyOf(statuses);
        priorities = Map.copyOf(priorities);
    }

    Optional<StatusMeaning> meaning(String status) {
        return Optional.ofNullable(statuses.getOrDefault(status, statuses.get(ANY_OTHER)));
    }

    /** Empty when it is written in none of them, or is no moment. */
    public Optional<Instant> moment(String text) {
        for (var format : moments) {
            try {
                return Optional.of(format.read(text, zone));
            } catch (DateTimeException another) {
                continue;
            }
        }
        return Optional.empty();
    }

    public String waysToWriteMoments() {
        return moments.stream().map(MomentFormat::toString).collect(Collectors.joining(" or "));
    }
}

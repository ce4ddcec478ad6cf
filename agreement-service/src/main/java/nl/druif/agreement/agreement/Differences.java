package nl.druif.agreement.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Language;
import org.jspecify.annotations.Nullable;

/**
 * What one version says otherwise than another, clause by clause.
 *
 * @param from absent: the text is the first, so all of it is new
 */
public record Differences(Optional<Integer> from, int to, List<Difference> items) {
    private static final int MOST_WORDS = 80;

    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * @param clause {@code validFrom}, {@code validUntil}, {@code calendars/<name>} for hours, else the id of a clause
     * @param parts  of what changed, each part that did
     * @param words  the same in the reader's language
     */
    public record Difference(
            String clause,
            Kind kind,
            Optional<Object> before,
            Optional<Object> after,
            List<Part> parts,
            String words) {}

    /** @param pointer RFC 6901, within the clause */
    public record Part(String pointer, Optional<Object> before, Optional<Object> after) {}

    public static Differences of(Optional<AgreementVersion> before, AgreementVersion after, Language language) {
        var comparison = new Comparison(new Speech(language, ZoneId.of("UTC")), new ArrayList<>());
        var old = before.map(Differences::clauses).orElse(Map.of());
        var now = clauses(after);
        now.forEach((clause, content) -> comparison.compare(clause, old.get(clause), content));
        old.forEach((clause, content) -> {
            if (!now.containsKey(clause)) {
                comparison.compare(clause, content, null);
            }
        });
        before.ifPresent(version -> comparison.hours(version.calendars(), after.calendars()));
        return new Differences(before.map(AgreementVersion::number), after.number(), List.copyOf(comparison.found()));
    }

    private static Map<String, Object> clauses(AgreementVersion version) {
        var clauses = new LinkedHashMap<String, Object>();
        clauses.put("validFrom", version.validFrom().toString());
        version.validUntil().ifPresent(until -> clauses.put("validUntil", until.toString()));
        Clauses.of(version.binding()).forEach(clause -> clauses.put(clause.id().text(), Json.plain(clause.content())));
        return clauses;
    }

    private record Comparison(Speech speech, List<Difference> found) {

        void compare(String clause, @Nullable Object before, @Nullable Object after) {
            if (before == null && after != null) {
                add(clause, Kind.ADDED, before, after, List.of(), speech.say(" is toegevoegd.", " was added."));
            } else if (before != null && after == null) {
                add(clause, Kind.REMOVED, before, after, List.of(), speech.say(" is vervallen.", " was removed."));
            } else if (before != null && after != null && !before.equals(after)) {
                var parts = parts(before, after);
                add(clause, Kind.CHANGED, before, after, parts, ": " + words(parts) + ".");
            }
        }

        /** Clauses name calendars; what these say is fixed with the version, too. */
        void hours(Map<String, List<CalendarVersion>> before, Map<String, List<CalendarVersion>> after) {
            before.forEach((name, versions) -> {
                var now = after.get(name);
                if (now != null) {
                    compare("calendars/" + name, Json.plain(versions), Json.plain(now));
                }
            });
        }

        private void add(
                String clause,
                Kind kind,
                @Nullable Object before,
                @Nullable Object after,
                List<Part> parts,
                String words) {
            found.add(new Difference(
                    clause,
                    kind,
                    Optional.ofNullable(before),
                    Optional.ofNullable(after),
                    parts,
                    ClauseName.of(clause, speech) + words));
        }

        private static List<Part> parts(Object before, Object after) {
            var old = new LinkedHashMap<String, Object>();
            var now = new LinkedHashMap<String, Object>();
            flatten("", before, old);
            flatten("", after, now);
            var pointers = new LinkedHashSet<>(now.keySet());
            pointers.addAll(old.keySet());
            return pointers.stream()
                    .filter(pointer ->
                            !Optional.ofNullable(old.get(pointer)).equals(Optional.ofNullable(now.get(pointer))))
                    .map(pointer -> new Part(
                            pointer, Optional.ofNullable(old.get(pointer)), Optional.ofNullable(now.get(pointer))))
                    .toList();
        }

        /** Lists of labels are one thing to a reader; lists of objects are looked into. */
        private static void flatten(String pointer, Object value, Map<String, Object> leaves) {
            if (value instanceof Map<?, ?> members) {
                members.forEach((name, member) -> flatten(
                        pointer + "/" + String.valueOf(name).replace("~", "~0").replace("/", "~1"), member, leaves));
            } else if (value instanceof List<?> items && items.stream().anyMatch(item -> item instanceof Map)) {
                for (int i = 0; i < items.size(); i++) {
                    flatten(pointer + "/" + i, items.get(i), leaves);
                }
            } else {
                leaves.put(pointer, value);
            }
        }

        private String words(List<Part> parts) {
            return String.join("; ", parts.stream().map(this::words).toList());
        }

        private String words(Part part) {
            var name = part.pointer().isEmpty() ? "" : ClauseName.ofPart(part.pointer(), speech) + " ";
            var before = part.before().map(this::value).orElse(speech.say("niets", "nothing"));
            var after = part.after().map(this::value).orElse(speech.say("niets", "nothing"));
            return before.length() + after.length() > MOST_WORDS
                    ? name + speech.say("is herschreven", "was rewritten")
                    : name + speech.say("van " + before + " naar " + after, "from " + before + " to " + after);
        }

        private String value(Object value) {
            if (value instanceof List<?> items) {
                return items.isEmpty()
                        ? speech.say("alle", "all")
                        : String.join(", ", items.stream().map(String::valueOf).toList());
            }
            var text = String.valueOf(value);
            try {
                return text.startsWith("PT")
                        ? speech.counted(Duration.parse(text))
                        : speech.moment(Instant.parse(text)) + " UTC";
            } catch (DateTimeParseException noTime) {
                return text;
            }
        }
    }
}

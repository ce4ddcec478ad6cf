package nl.druif.foundation.calendar;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lines of a VEVENT while they are read; of a name given twice the first counts. */
final class IcsEvent {
    private final IcsLine begin;
    private final Map<String, IcsLine> lines = new HashMap<>();

    IcsEvent(IcsLine begin) {
        this.begin = begin;
    }

    void add(IcsLine line) {
        lines.putIfAbsent(line.name(), line);
    }

    Optional<IcsLine> line(String name) {
        return Optional.ofNullable(lines.get(name));
    }

    /** Where a fault is reported that belongs to no other line. */
    IcsLine place() {
        return line("DTSTART").orElse(begin);
    }

    boolean isCancelled() {
        return line("STATUS").filter(status -> status.is("STATUS", "CANCELLED")).isPresent();
    }

    boolean isRecurring() {
        return lines.containsKey("RRULE") || lines.containsKey("RDATE");
    }

    boolean isOf(String category) {
        return line("CATEGORIES")
                .filter(line ->
                        List.of(line.text().toUpperCase(Locale.ROOT).split(",")).contains(category))
                .isPresent();
    }

    Optional<String> summary() {
        return line("SUMMARY").map(line -> line.text().strip()).filter(text -> !text.isEmpty());
    }
}

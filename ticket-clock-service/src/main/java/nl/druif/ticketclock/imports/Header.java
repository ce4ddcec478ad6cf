package nl.druif.ticketclock.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;

/** The first row of a file: where each column stands. */
final class Header {
    private final Map<String, Integer> places = new HashMap<>();
    private final int width;

    private Header(List<String> names) {
        width = names.size();
        for (int i = 0; i < width; i++) {
            places.putIfAbsent(names.get(i).strip(), i);
        }
    }

    /** @throws Faulty naming every column of the mapping that the file does not have */
    static Header of(Optional<CsvRecord> first, Mapping mapping) {
        var record = first.filter(row -> row.broken().isEmpty())
                .orElseThrow(() -> new Faulty("NO_HEADER", "The first row of the file has to name its columns."));
        var header = new Header(record.cells());
        var faults = new Faults();
        mapping.columns()
                .byPointer()
                .forEach((pointer, column) -> faults.check(
                        header.places.containsKey(column),
                        pointer,
                        "UNKNOWN_COLUMN",
                        "The file has no column \"" + column + "\"; it has: " + shown(record.cells()) + "."));
        faults.refuse();
        return header;
    }

    int width() {
        return width;
    }

    /** Of a column that the mapping names. */
    int place(String column) {
        var place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return place;
    }

    private static String shown(List<String> names) {
        var text = String.join(", ", names);
        return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "…";
    }
}

package nl.druif.ticketclock.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;

/** The first row of a file: where each column stands. */
final class Header {
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\uFFFD&&[^\\t\\r\\n]]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\uFFFD]");
    private static final int MOST_SHOWN = 30;
    private static final int LONGEST_SHOWN = 60;

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names;
    private final int width;

    private Header(List<String> names) {
        this.names = List.copyOf(names);
        width = names.size();
        for (int i = 0; i < width; i++) {
            places.putIfAbsent(names.get(i).strip(), i);
        }
    }

    /** @throws Faulty naming every column of the mapping that the file does not have; or that the file is no CSV */
    static Header of(Optional<CsvRecord> first, Mapping mapping) {
        var record =
                first.filter(row -> row.broken().isEmpty()).orElseThrow(() -> new Faulty(noHeader(first, mapping)));
        var header = new Header(record.cells());
        var missing = new LinkedHashMap<>(mapping.headings());
        missing.values().removeAll(header.places.keySet());
        if (!missing.isEmpty() && isNoText(record)) {
            throw new Faulty(noCsv(mapping));
        }
        var faults = new Faults();
        missing.forEach((pointer, column) -> faults.add(unknown(pointer, column, shown(record.cells()))));
        faults.refuse();
        return header;
    }

    private static Fault noHeader(Optional<CsvRecord> first, Mapping mapping) {
        return first.filter(Header::isNoText).isPresent()
                ? noCsv(mapping)
                : new Fault("", "NO_HEADER", "The first row of the file has to name its columns.");
    }

    private static Fault noCsv(Mapping mapping) {
        var detail = "This is no CSV in %s. If it is one, the mapping's charset may be wrong; try %s.";
        return new Fault("/file", "NOT_A_TABLE", detail.formatted(mapping.charsetName(), mapping.likelierCharset()))
                .with("kind", "charset")
                .with("charset", mapping.charsetName())
                .with("likelier", mapping.likelierCharset());
    }

    private static Fault unknown(String pointer, String column, String known) {
        return new Fault(pointer, "UNKNOWN_COLUMN", "The file has no column \"" + column + "\"; it has: " + known + ".")
                .with("column", column)
                .with("known", known);
    }

    Row row(CsvRecord record, Mapping mapping) {
        return broken(record, mapping)
                .map(why -> Row.broken(record.row(), record.raw(), why))
                .orElseGet(() -> Row.of(record.row(), record.raw(), names, column -> cell(record, column)));
    }

    private String cell(CsvRecord record, String column) {
        return record.cells().get(place(column)).strip();
    }

    /** Why a row has no cells to speak of. */
    private Optional<Fault> broken(CsvRecord record, Mapping mapping) {
        if (record.broken().isPresent()) {
            return record.broken();
        }
        if (record.cells().size() != width) {
            return Optional.of(new Fault(
                            "",
                            "ROW_OF_OTHER_WIDTH",
                            "The row has " + record.cells().size() + " cells, the header has " + width + ".")
                    .with("cells", record.cells().size())
                    .with("width", width));
        }
        return mapping.objection(record.raw());
    }

    /** Of a column that the mapping names. */
    int place(String column) {
        var place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return place;
    }

    private static boolean isNoText(CsvRecord record) {
        return NO_TEXT.matcher(record.raw()).find();
    }

    static String shown(List<String> names) {
        var first = names.stream().limit(MOST_SHOWN).map(Header::shown).collect(Collectors.joining(", "));
        return names.size() <= MOST_SHOWN ? first : first + ", …";
    }

    private static String shown(String name) {
        var plain = UNSEEN.matcher(CONTROL.matcher(name).replaceAll(" "))
                .replaceAll("")
                .strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST_SHOWN
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }
}

package nl.druif.ticketclock.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.ticketclock.mapping.Pointer;

/** A JSON object on every line, its parts named by JSON pointers; blank lines count and are passed over. */
final class JsonLines implements Rows {
    static final int LONGEST = 65_536;
    private static final int END = -1;

    private final BufferedReader text;
    private final Mapping mapping;
    private final StrictJson json;
    private final StringBuilder line = new StringBuilder();
    private long number;

    JsonLines(BufferedReader text, Mapping mapping, StrictJson json) {
        this.text = text;
        this.mapping = mapping;
        this.json = json;
    }

    @Override
    public Optional<Row> next() throws IOException {
        for (var whole = line(); whole != Line.NONE; whole = line()) {
            var raw = line.toString();
            if (whole == Line.TOO_LONG) {
                return Optional.of(Row.broken(number, raw, Row.tooLong(LONGEST)));
            }
            if (!raw.isBlank()) {
                return Optional.of(mapping.objection(raw)
                        .map(why -> Row.broken(number, raw, why))
                        .orElseGet(() -> row(raw)));
            }
        }
        return Optional.empty();
    }

    private Row row(String raw) {
        try {
            var read = json.read(raw.getBytes(StandardCharsets.UTF_8), Document.class);
            if (read.oddities().isEmpty() && Json.plain(read.tree()) instanceof Map<?, ?> object) {
                return Row.of(
                        number,
                        raw,
                        names(object),
                        pointer -> Pointer.text(object, pointer).orElse(""));
            }
            return Row.broken(
                    number, raw, unreadable(List.copyOf(read.oddities().values())));
        } catch (Faulty malformed) {
            return Row.broken(number, raw, unreadable(malformed.faults()));
        }
    }

    /** One fault is told in every language; of several the English words. */
    private static Fault unreadable(List<Fault> faults) {
        if (faults.isEmpty()) {
            return Row.unreadable("no-object", "it is no JSON object");
        }
        var all = faults.stream()
                .map(fault -> fault.pointer().isEmpty() ? fault.detail() : fault.pointer() + ": " + fault.detail())
                .collect(Collectors.joining(" "));
        var only = faults.get(0);
        return new Fault(
                "",
                faults.size() == 1 ? only.code() : "ROW_UNREADABLE",
                "The row cannot be read: " + all,
                faults.size() == 1 ? only.values() : Map.of("why", all));
    }

    private static List<String> names(Map<?, ?> object) {
        return object.keySet().stream()
                .map(name -> "/" + Pointer.escaped(name.toString()))
                .toList();
    }

    private enum Line {
        WHOLE,
        TOO_LONG,
        NONE
    }

    /** Of a line that is too long the beginning is kept. */
    private Line line() throws IOException {
        line.setLength(0);
        number++;
        int c = text.read();
        if (c == END) {
            return Line.NONE;
        }
        var isTooLong = false;
        for (; c != END && c != '\n'; c = text.read()) {
            isTooLong |= line.length() >= LONGEST;
            if (!isTooLong) {
                line.append((char) c);
            }
        }
        return isTooLong ? Line.TOO_LONG : Line.WHOLE;
    }
}

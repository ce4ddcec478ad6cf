package nl.druif.foundation.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A row of Boston's 311 service requests, with the deadline the City's own system gave it. */
record BostonRequest(
        String id, Instant opened, Optional<Instant> deadline, Optional<Instant> closed, boolean onTime, String type) {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final String FILE = "boston311_animal_pest_2013-2017.csv.gz";

    /** The file in the folder the property {@code druif.data} names, or beside the checkout. */
    static Path file() {
        return Path.of(System.getProperty("druif.data", "../../shared/data")).resolve(FILE);
    }

    static List<BostonRequest> read() {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file())), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(BostonRequest::row).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean isClosedInTime(Instant due) {
        return !closed.orElseThrow().isAfter(due);
    }

    private static BostonRequest row(String line) {
        var cells = cells(line);
        return new BostonRequest(
                cells.get(0),
                instant(cells.get(1)).orElseThrow(),
                instant(cells.get(2)),
                instant(cells.get(3)),
                cells.get(4).equals("ONTIME"),
                cells.get(8));
    }

    /** What is stored is the time on the wall plus its UTC offset, once too often. */
    private static Optional<Instant> instant(String stored) {
        if (stored.isBlank()) {
            return Optional.empty();
        }
        var wrong = LocalDateTime.parse(stored.replace(' ', 'T'));
        for (var hours : new int[] {-5, -4}) {
            var offset = ZoneOffset.ofHours(hours);
            var instant = wrong.minusHours(hours).toInstant(offset);
            if (NEW_YORK.getRules().getOffset(instant).equals(offset)) {
                return Optional.of(instant);
            }
        }
        throw new IllegalArgumentException("a time that was on no wall: " + stored);
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var letter : line.toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}

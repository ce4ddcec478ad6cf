package nl.druif.ticketclock.imports;

import java.util.Optional;
import java.util.stream.Collectors;
import nl.druif.ticketclock.mapping.EventReader;
import nl.druif.ticketclock.mapping.Field;
import nl.druif.ticketclock.mapping.Unmapped;

/** Reads the rows of one file by its mapping. */
final class RowReader {
    private final Mapping mapping;
    private final Header header;
    private final EventReader events;

    RowReader(Mapping mapping, Header header) {
        this.mapping = mapping;
        this.header = header;
        this.events = new EventReader(mapping.vocabulary());
    }

    RowReading read(CsvRecord record) {
        var broken = broken(record);
        if (broken.isPresent()) {
            return new RowReading.Failed(new FailedRow(record.row(), Optional.empty(), broken.get(), record.raw()));
        }
        try {
            return new RowReading.Event(record.row(), record.raw(), events.read(field -> said(record, field)));
        } catch (Unmapped unmapped) {
            return new RowReading.Failed(new FailedRow(
                    record.row(),
                    unmapped.field().flatMap(this::heading),
                    unmapped.fault().detail(),
                    record.raw()));
        }
    }

    private Optional<String> broken(CsvRecord record) {
        if (record.broken().isPresent()) {
            return record.broken().map(why -> "The row cannot be read: " + why + ".");
        }
        if (record.cells().size() != header.width()) {
            return Optional.of(
                    "The row has " + record.cells().size() + " cells, the header has " + header.width() + ".");
        }
        if (record.raw().indexOf('\uFFFD') >= 0 || record.raw().indexOf('\0') >= 0) {
            return Optional.of("The row holds bytes that are no characters in " + mapping.charset()
                    + "; the mapping's charset may be wrong: try " + mapping.likelierCharset() + ".");
        }
        return Optional.empty();
    }

    private Optional<String> said(CsvRecord record, Field field) {
        var columns = mapping.columns();
        if (field == Field.SOURCE_EVENT_ID) {
            return Optional.of(columns.sourceEventId().stream()
                    .map(column -> cell(record, column))
                    .collect(Collectors.joining(":")));
        }
        return columns.column(field)
                .map(column -> cell(record, column))
                .filter(cell -> !cell.isEmpty()
                        && mapping.missing().filter(cell::equals).isEmpty());
    }

    private String cell(CsvRecord record, String column) {
        return record.cells().get(header.place(column)).strip();
    }

    /** Under which heading something is wrong: without a column for the type, the status has to say it. */
    private Optional<String> heading(Field field) {
        var columns = mapping.columns();
        if (field == Field.SOURCE_EVENT_ID) {
            return Optional.of(columns.sourceEventId().get(0));
        }
        return field == Field.TYPE ? columns.type().or(columns::status) : columns.column(field);
    }
}

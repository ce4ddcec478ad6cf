package nl.druif.ticketclock.imports;

import java.util.Optional;
import java.util.stream.Collectors;
import nl.druif.ticketclock.mapping.EventReader;
import nl.druif.ticketclock.mapping.Field;
import nl.druif.ticketclock.mapping.Unmapped;

/** Reads the rows of a file of events by its mapping. */
final class RowReader {
    private final Mapping mapping;
    private final Columns columns;
    private final Header header;
    private final EventReader events;

    RowReader(Mapping mapping, Header header) {
        this.mapping = mapping;
        this.columns = mapping.columns().orElseThrow();
        this.header = header;
        this.events = new EventReader(mapping.vocabulary());
    }

    RowReading read(CsvRecord record) {
        var broken = header.broken(record, mapping);
        if (broken.isPresent()) {
            return new RowReading.Failed(new FailedRow(record.row(), Optional.empty(), broken.get(), record.raw()));
        }
        try {
            return new RowReading.Event(
                    record.row(), record.raw(), events.read(field -> said(record, field)), this::heading);
        } catch (Unmapped unmapped) {
            return new RowReading.Failed(new FailedRow(
                    record.row(),
                    unmapped.field().flatMap(this::heading),
                    unmapped.fault().detail(),
                    record.raw()));
        }
    }

    private Optional<String> said(CsvRecord record, Field field) {
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
        if (field == Field.SOURCE_EVENT_ID) {
            return Optional.of(columns.sourceEventId().get(0));
        }
        return field == Field.TYPE ? columns.type().or(columns::status) : columns.column(field);
    }
}

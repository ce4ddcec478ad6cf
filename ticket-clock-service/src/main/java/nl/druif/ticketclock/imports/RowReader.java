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
    private final EventReader events;

    RowReader(Mapping mapping) {
        this.mapping = mapping;
        this.columns = mapping.columns().orElseThrow();
        this.events = new EventReader(mapping.vocabulary());
    }

    RowReading read(Row row) {
        if (row.broken().isPresent()) {
            return new RowReading.Failed(
                    new FailedRow(row.number(), Optional.empty(), row.broken().get(), row.raw()));
        }
        try {
            return new RowReading.Event(row.number(), row.raw(), events.read(field -> said(row, field)), this::heading);
        } catch (Unmapped unmapped) {
            return new RowReading.Failed(
                    new FailedRow(row.number(), unmapped.field().flatMap(this::heading), unmapped.fault(), row.raw()));
        }
    }

    private Optional<String> said(Row row, Field field) {
        if (field == Field.SOURCE_EVENT_ID) {
            return Optional.of(columns.sourceEventId().stream().map(row.cell()).collect(Collectors.joining(":")));
        }
        return columns.column(field)
                .map(row.cell())
                .filter(cell -> !cell.isEmpty()
                        && mapping.missing().filter(cell::equals).isEmpty());
    }

    /** Under which heading something is wrong: without a column for the type, the status has to say it. */
    private Optional<String> heading(Field field) {
        if (field == Field.SOURCE_EVENT_ID) {
            return Optional.of(columns.sourceEventId().get(0));
        }
        return field == Field.TYPE ? columns.type().or(columns::status) : columns.column(field);
    }
}

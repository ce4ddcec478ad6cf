package nl.druif.ticketclock.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;

/** Reads the rows of one file by its mapping. */
final class RowReader {
    private final Mapping mapping;
    private final Header header;
    private final Constants constants;

    RowReader(Mapping mapping, Header header) {
        this.mapping = mapping;
        this.header = header;
        this.constants = mapping.constants()
                .orElse(new Constants(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    RowReading read(CsvRecord record) {
        try {
            check(record);
            return new RowReading.Event(record.row(), record.raw(), event(new Cells(record)));
        } catch (BadCell bad) {
            return new RowReading.Failed(new FailedRow(record.row(), bad.column(), bad.reason(), record.raw()));
        }
    }

    private void check(CsvRecord record) {
        record.broken().ifPresent(why -> {
            throw new BadCell(Optional.empty(), "The row cannot be read: " + why + ".");
        });
        if (record.cells().size() != header.width()) {
            throw new BadCell(
                    Optional.empty(),
                    "The row has " + record.cells().size() + " cells, the header has " + header.width() + ".");
        }
        if (record.raw().indexOf('\uFFFD') >= 0 || record.raw().indexOf('\0') >= 0) {
            throw new BadCell(
                    Optional.empty(),
                    "The row holds bytes that are no characters in " + mapping.charset()
                            + "; the mapping's charset may be wrong: try " + mapping.likelierCharset() + ".");
        }
    }

    private ReportedEvent event(Cells cells) {
        var columns = mapping.columns();
        var status = cells.text(columns.status());
        var meaning = status.map(this::meaning);
        try {
            return new ReportedEvent(
                    mapping.source(),
                    cells.required(columns.ticket(), 200),
                    Optional.of(cells.bounded(
                            columns.sourceEventId().get(0),
                            columns.sourceEventId().stream().map(cells::raw).collect(Collectors.joining(":")),
                            200)),
                    type(cells, meaning),
                    cells.moment(columns.occurredAt()),
                    columns.sequence().map(cells::number).orElse(0L),
                    meaning.flatMap(StatusMeaning::status).or(() -> status),
                    cells.text(columns.priority())
                            .map(name -> mapping.priorities().getOrDefault(name, name))
                            .or(constants::priority),
                    cells.text(columns.team()).or(constants::team),
                    cells.text(columns.service()).or(constants::service),
                    cells.text(columns.requestType()).or(constants::requestType),
                    columns.actor().flatMap(column -> cells.label(column, PartyRole.class)),
                    columns.openedAt().filter(column -> cells.says(column)).map(cells::moment),
                    cells.text(columns.customer()).or(constants::customer),
                    cells.text(columns.requester()),
                    cells.text(columns.locale()).or(constants::locale));
        } catch (Faulty faulty) {
            throw new BadCell(Optional.empty(), faulty.faults().get(0).detail());
        }
    }

    private TicketEventType type(Cells cells, Optional<StatusMeaning> meaning) {
        return mapping.columns()
                .type()
                .flatMap(column -> cells.label(column, TicketEventType.class))
                .or(() -> meaning.map(StatusMeaning::type))
                .orElseThrow(() -> new BadCell(
                        mapping.columns().type().or(() -> mapping.columns().status()),
                        "The row does not say what happened."));
    }

    private StatusMeaning meaning(String status) {
        var meaning = mapping.statuses().getOrDefault(status, mapping.statuses().get(Mapping.ANY_OTHER));
        if (meaning == null && !mapping.statuses().isEmpty()) {
            throw new BadCell(
                    mapping.columns().status(), "The mapping does not say what the status \"" + status + "\" means.");
        }
        return meaning == null ? new StatusMeaning(TicketEventType.STATUS_CHANGED, Optional.empty()) : meaning;
    }

    /** The cells of one row, by their columns. */
    private final class Cells {
        private final CsvRecord record;

        Cells(CsvRecord record) {
            this.record = record;
        }

        String raw(String column) {
            return record.cells().get(header.place(column)).strip();
        }

        boolean says(String column) {
            var cell = raw(column);
            return !cell.isEmpty() && !mapping.missing().filter(cell::equals).isPresent();
        }

        Optional<String> text(Optional<String> column) {
            return column.filter(this::says).map(named -> bounded(named, raw(named), 100));
        }

        String required(String column, int longest) {
            if (!says(column)) {
                throw new BadCell(Optional.of(column), "A value is needed here.");
            }
            return bounded(column, raw(column), longest);
        }

        String bounded(String column, String text, int longest) {
            if (text.length() > longest) {
                throw new BadCell(Optional.of(column), "The text is longer than " + longest + " characters.");
            }
            return text;
        }

        Instant moment(String column) {
            var text = required(column, 64);
            try {
                return mapping.dateFormat().read(text, mapping.zone());
            } catch (DateTimeException unreadable) {
                throw new BadCell(
                        Optional.of(column), "\"" + text + "\" is no moment written as " + mapping.dateFormat() + ".");
            }
        }

        long number(String column) {
            var text = required(column, 19);
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException none) {
                throw new BadCell(Optional.of(column), "\"" + text + "\" is no whole number.");
            }
        }

        <E extends Enum<E>> Optional<E> label(String column, Class<E> labels) {
            if (!says(column)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Enum.valueOf(labels, raw(column)));
            } catch (IllegalArgumentException unknown) {
                throw new BadCell(
                        Optional.of(column),
                        "\"" + bounded(column, raw(column), 100) + "\" is not one of "
                                + Arrays.toString(labels.getEnumConstants()) + ".");
            }
        }
    }

    /** Ends the reading of a row; nobody sees it outside. */
    private static final class BadCell extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Optional<String> column;

        BadCell(Optional<String> column, String reason) {
            super(reason, null, false, false);
            this.column = column;
        }

        Optional<String> column() {
            return column;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}

package nl.druif.ticketclock.imports;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.mapping.Constants;
import nl.druif.ticketclock.outage.OutageKind;
import nl.druif.ticketclock.outage.ReportedOutage;

/** Reads the rows of a file of outages by its mapping. */
final class OutageRowReader {
    private static final Pattern BETWEEN = Pattern.compile("\\|");

    private final Mapping mapping;
    private final OutageColumns columns;
    private final Instant now;

    OutageRowReader(Mapping mapping, Instant now) {
        this.mapping = mapping;
        this.columns = mapping.outages().orElseThrow();
        this.now = now;
    }

    RowReading read(Row row) {
        try {
            return new RowReading.OfOutage(row.number(), row.raw(), outage(new Cells(row, mapping)));
        } catch (BadCell bad) {
            return new RowReading.Failed(new FailedRow(row.number(), bad.column(), bad.why(), row.raw()));
        }
    }

    private ReportedOutage outage(Cells cells) {
        try {
            var told = new ReportedOutage(
                    mapping.source(),
                    cells.bounded(
                            columns.sourceOutageId().get(0),
                            columns.sourceOutageId().stream().map(cells::raw).collect(Collectors.joining(":")),
                            200),
                    sequence(cells),
                    columns.kind()
                            .flatMap(column -> cells.label(column, OutageKind.class))
                            .orElse(OutageKind.OUTAGE),
                    services(cells),
                    cells.moment(columns.from()),
                    moment(cells, columns.until()),
                    moment(cells, columns.announcedAt()),
                    columns.causedBy()
                            .flatMap(column -> cells.label(column, PartyRole.class))
                            .orElse(PartyRole.PROVIDER),
                    columns.summary().filter(cells::says).map(column -> cells.required(column, 1_000)),
                    isWithdrawn(cells));
            told.future(now).refuse();
            return told;
        } catch (Faulty faulty) {
            throw new BadCell(Optional.empty(), faulty.faults().get(0));
        }
    }

    private long sequence(Cells cells) {
        var column = columns.sequence().filter(cells::says);
        long sequence = column.map(cells::number).orElse(0L);
        if (sequence < 0) {
            throw new BadCell(column, new Fault("", "OUT_OF_BOUNDS", "A sequence is 0 or more."));
        }
        return sequence;
    }

    private static Optional<Instant> moment(Cells cells, Optional<String> column) {
        return column.filter(cells::says).map(cells::moment);
    }

    private List<String> services(Cells cells) {
        var named = columns.services().filter(cells::says).stream()
                .flatMap(column -> Arrays.stream(BETWEEN.split(cells.required(column, 10_000)))
                        .map(String::strip)
                        .filter(service -> !service.isEmpty())
                        .map(service -> cells.bounded(column, service, 100)))
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        return mapping.constants()
                .flatMap(Constants::service)
                .map(List::of)
                .orElseThrow(() -> new BadCell(
                        columns.services(),
                        new Fault("", "VALUE_NEEDED", "The row names no service.").with("kind", "service")));
    }

    private boolean isWithdrawn(Cells cells) {
        return columns.withdrawn().filter(cells::says).filter(cells::isTrue).isPresent();
    }
}

package nl.druif.ticketclock.imports;

import java.io.IOException;
import java.util.Optional;

/** The records of a CSV file behind its header. */
final class CsvRows implements Rows {
    private final CsvReader records;
    private final Mapping mapping;
    private final Header header;

    /** @throws nl.druif.foundation.problem.Faulty when the header has not what the mapping names */
    CsvRows(CsvReader records, Mapping mapping) throws IOException {
        this.records = records;
        this.mapping = mapping;
        this.header = Header.of(records.next(), mapping);
    }

    @Override
    public Optional<Row> next() throws IOException {
        return records.next().map(record -> header.row(record, mapping));
    }
}

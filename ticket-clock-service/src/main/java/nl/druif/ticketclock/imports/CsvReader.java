package nl.druif.ticketclock.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;

/**
 * Reads CSV (RFC 4180) record by record, in constant memory.
 *
 * <p>Libraries give up on a file, or swallow the rest of it, at the first quote that nobody closed. Here such a line is
 * one broken record and reading goes on with the next line; and a record keeps its text, for whoever has to mend it.
 */
final class CsvReader {
    static final int LONGEST_RECORD = 65_536;
    private static final int END = -1;

    private final Reader text;
    private final char separator;
    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder cell = new StringBuilder();
    private String again = "";
    private int againAt;
    private long row;

    CsvReader(Reader text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** The next record; blank lines count as rows and are passed over. Empty at the end of the text. */
    Optional<CsvRecord> next() throws IOException {
        while (true) {
            raw.setLength(0);
            int first = read();
            if (first == END) {
                return Optional.empty();
            }
            row++;
            var record = record(first);
            if (record.broken().isPresent() || !record.raw().isBlank()) {
                return Optional.of(record);
            }
        }
    }

    private CsvRecord record(int first) throws IOException {
        var cells = new ArrayList<String>();
        int c = first;
        while (true) {
            cell.setLength(0);
            if (c == '"') {
                var broken = quoted();
                if (broken.isPresent()) {
                    return brokenLine(broken.get());
                }
                c = read();
                if (c != separator && c != '\n' && c != '\r' && c != END) {
                    return brokenLine(Row.unreadable("after-quote", "there is text after a closing quote"));
                }
            }
            while (c != separator && c != '\n' && c != END) {
                if (raw.length() > LONGEST_RECORD) {
                    return brokenLine(Row.tooLong(LONGEST_RECORD));
                }
                cell.append((char) c);
                c = read();
            }
            if (c == separator) {
                cells.add(cell.toString());
                c = read();
            } else {
                cells.add(withoutReturn(cell));
                return new CsvRecord(row, line(), cells, Optional.empty());
            }
        }
    }

    /** Reads up to the closing quote; what is wrong, if there is none. */
    private Optional<Fault> quoted() throws IOException {
        for (int c = read(); c != END; c = read()) {
            if (c == '"') {
                if (peek() != '"') {
                    return Optional.empty();
                }
                read();
            }
            if (raw.length() > LONGEST_RECORD) {
                break;
            }
            cell.append((char) c);
        }
        return Optional.of(Row.unreadable("open-quote", "a quote is opened and not closed"));
    }

    /** The record ends with its first line; what was read beyond that is read again. */
    private CsvRecord brokenLine(Fault why) throws IOException {
        int end = raw.indexOf("\n");
        if (end < 0) {
            for (int c = read(); c != '\n' && c != END; c = read()) {
                if (raw.length() > LONGEST_RECORD) {
                    raw.setLength(LONGEST_RECORD);
                }
            }
        } else {
            again = raw.substring(end + 1) + again.substring(againAt);
            againAt = 0;
            raw.setLength(end);
        }
        return new CsvRecord(row, line(), List.of(), Optional.of(why));
    }

    private String line() {
        if (raw.length() > 0 && raw.charAt(raw.length() - 1) == '\n') {
            raw.setLength(raw.length() - 1);
        }
        return withoutReturn(raw);
    }

    private static String withoutReturn(StringBuilder text) {
        int length = text.length();
        return length > 0 && text.charAt(length - 1) == '\r' ? text.substring(0, length - 1) : text.toString();
    }

    private int read() throws IOException {
        int c = againAt < again.length() ? again.charAt(againAt++) : text.read();
        if (c != END) {
            raw.append((char) c);
        }
        return c;
    }

    private int peek() throws IOException {
        if (againAt >= again.length()) {
            int c = text.read();
            if (c == END) {
                return END;
            }
            again = String.valueOf((char) c);
            againAt = 0;
        }
        return again.charAt(againAt);
    }
}

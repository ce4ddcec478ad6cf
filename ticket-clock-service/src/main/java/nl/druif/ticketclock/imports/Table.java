package nl.druif.ticketclock.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import nl.druif.foundation.json.StrictJson;

/** Opens a file: unpacked if it is packed, in the charset of its mapping, without a byte order mark. */
final class Table {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int BUFFER = 65_536;

    private Table() {}

    /**
     * Its rows, whatever its format.
     *
     * @param mostBytes when unpacked; more is an error, for a small file can hold a huge one
     */
    static Rows rows(InputStream content, Mapping mapping, long mostBytes, StrictJson json) throws IOException {
        return switch (mapping.format()) {
            case CSV -> new CsvRows(of(content, mapping, mostBytes), mapping);
            case NDJSON -> new JsonLines(text(content, mapping, mostBytes), mapping, json);
            case XES -> new XesEvents(bytes(content, mostBytes), mapping.charset());
        };
    }

    static CsvReader of(InputStream content, Mapping mapping, long mostBytes) throws IOException {
        return new CsvReader(
                text(content, mapping, mostBytes), mapping.separator().charAt(0));
    }

    /** Unpacked, if it is packed. */
    static InputStream bytes(InputStream content, long mostBytes) throws IOException {
        return new Bounded(unpacked(new BufferedInputStream(content, BUFFER)), mostBytes);
    }

    private static BufferedReader text(InputStream content, Mapping mapping, long mostBytes) throws IOException {
        var unpacked = bytes(content, mostBytes);
        // What is no character becomes U+FFFD, and the row that holds it is reported.
        var decoder = mapping.encoding()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        var text = new BufferedReader(new InputStreamReader(unpacked, decoder), BUFFER);
        if (mapping.encoding().equals(StandardCharsets.UTF_8)) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
        }
        return text;
    }

    private static InputStream unpacked(BufferedInputStream content) throws IOException {
        content.mark(2);
        var packed = content.read() == 0x1F && content.read() == 0x8B;
        content.reset();
        return packed ? new GZIPInputStream(content, BUFFER) : content;
    }
}

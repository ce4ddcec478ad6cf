package nl.druif.ticketclock.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks for the first byte of a file that is no UTF-8. */
final class Utf8 {
    private static final int BUFFER = 65_536;

    private Utf8() {}

    /**
     * A byte that is something else.
     *
     * @param line from 1
     * @param at   from 1
     */
    record Other(long line, long at, int value) {
        String hex() {
            return "0x%02X".formatted(value);
        }
    }

    /** @param most bytes that are looked at */
    static Optional<Other> firstOther(InputStream content, long most) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(BUFFER);
        var characters = CharBuffer.allocate(BUFFER);
        long seen = 0;
        long lines = 0;
        for (int read = fill(content, bytes); seen < most; read = fill(content, bytes)) {
            characters.clear();
            bytes.flip();
            var result = decoder.decode(bytes, characters, read < 0);
            lines += lineEnds(bytes);
            seen += bytes.position();
            if (result.isMalformed()) {
                return Optional.of(new Other(lines + 1, seen + 1, bytes.get(bytes.position()) & 0xFF));
            }
            if (read < 0) {
                return Optional.empty();
            }
            bytes.compact();
        }
        return Optional.empty();
    }

    private static int fill(InputStream content, ByteBuffer bytes) throws IOException {
        int read = content.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read > 0) {
            bytes.position(bytes.position() + read);
        }
        return read;
    }

    private static long lineEnds(ByteBuffer bytes) {
        long count = 0;
        for (int i = 0; i < bytes.position(); i++) {
            if (bytes.get(i) == '\n') {
                count++;
            }
        }
        return count;
    }
}

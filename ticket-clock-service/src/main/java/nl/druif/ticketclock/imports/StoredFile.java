package nl.druif.ticketclock.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** A file that lies in numbered chunks, read one chunk at a time. */
final class StoredFile extends InputStream {
    private final IntFunction<Optional<byte[]>> chunks;
    private byte[] chunk = new byte[0];
    private int at;
    private int next;
    private boolean ended;

    /** @param chunks by number from 0; empty after the last one */
    StoredFile(IntFunction<Optional<byte[]>> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? chunk[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean hasMore() {
        while (at == chunk.length && !ended) {
            var following = chunks.apply(next++);
            ended = following.isEmpty();
            chunk = following.orElseGet(() -> new byte[0]);
            at = 0;
        }
        return !ended;
    }
}

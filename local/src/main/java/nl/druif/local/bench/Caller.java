package nl.druif.local.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.UUID;

/**
 * Posts one body after another on a connection of its own, and takes next to nothing of the processors that it shares with whom it
 * calls. Knows as much of HTTP as its one server says.
 */
final class Caller implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final String head;

    Caller(int port, String path, String token) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\n";
    }

    /** The answer's body; an answer that says no ends the bench. */
    String post(String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        var request = (head + "Idempotency-Key: " + UUID.randomUUID() + "\r\nContent-Length: " + bytes.length
                        + "\r\n\r\n" + body)
                .getBytes(UTF_8);
        socket.getOutputStream().write(request);
        var status = line();
        var length = 0;
        var inChunks = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            inChunks |= header.equalsIgnoreCase("transfer-encoding: chunked");
        }
        var answer = new String(inChunks ? chunks() : in.readNBytes(length), UTF_8);
        if (!status.startsWith("HTTP/1.1 20")) {
            throw new IllegalStateException(status + ": " + answer);
        }
        return answer;
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (var size = chunk(); size > 0; size = chunk()) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new byte[8_192];
        for (int length = 0; length < line.length; length++) {
            var next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (next == '\n') {
                return new String(line, 0, length, ISO_8859_1).stripTrailing();
            }
            line[length] = (byte) next;
        }
        throw new IOException("an endless header");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

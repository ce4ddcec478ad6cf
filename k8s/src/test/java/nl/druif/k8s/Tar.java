package nl.druif.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what Jib writes: POSIX tar with long names as pax headers. */
final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    /** Its files with their content; folders are left out. */
    static Map<String, byte[]> files(InputStream in) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        var longName = "";
        for (var header = in.readNBytes(BLOCK);
                header.length == BLOCK && header[0] != 0;
                header = in.readNBytes(BLOCK)) {
            var size = Integer.parseInt(text(header, 124, 12), 8);
            var content = in.readNBytes(size);
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            var prefix = text(header, 345, 155);
            var name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
            switch (header[156]) {
                case 'x' -> longName = paxPath(new String(content, UTF_8));
                case '5' -> longName = "";
                default -> {
                    files.put(longName.isEmpty() ? name : longName, content);
                    longName = "";
                }
            }
        }
        return files;
    }

    private static String paxPath(String records) {
        return records.lines()
                .filter(record -> record.contains(" path="))
                .map(record -> record.substring(record.indexOf('=') + 1))
                .findFirst()
                .orElse("");
    }

    private static String text(byte[] header, int from, int length) {
        var text = new String(header, from, length, UTF_8);
        var end = text.indexOf(0);
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}

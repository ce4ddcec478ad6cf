package nl.druif.ticketclock.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;

/** Looks at a file before it is taken: a wrong mapping is told at once, not after an hour. */
final class UploadCheck {
    private final StrictJson json;
    private final long mostUnpacked;

    UploadCheck(StrictJson json, long mostUnpacked) {
        this.json = json;
        this.mostUnpacked = mostUnpacked;
    }

    /**
     * Reads the whole file once.
     *
     * @throws Faulty when the mapping is, or names columns that the file does not have
     */
    Upload look(String mapping, Path file, String name, boolean dryRun) throws IOException {
        var read = json.read(mapping.getBytes(StandardCharsets.UTF_8), Mapping.class);
        checkHeader(file, read);
        return new Upload(name, mapping, dryRun, Files.size(file), sha256(file), file);
    }

    private void checkHeader(Path file, Mapping mapping) {
        try (var content = Files.newInputStream(file)) {
            Header.of(Table.of(content, mapping, mostUnpacked).next(), mapping);
        } catch (IOException unreadable) {
            throw new Faulty(new Fault("/file", "NOT_A_TABLE", "The file is no text, and no whole gzip of one."));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var part = new byte[65_536];
            for (int read = content.read(part); read >= 0; read = content.read(part)) {
                digest.update(part, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package nl.druif.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody but their owner reads or writes, from their first byte on. */
final class OwnersOnly {
    private OwnersOnly() {}

    static Path made(Path file) throws IOException {
        return Files.exists(file)
                ? file
                : Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}

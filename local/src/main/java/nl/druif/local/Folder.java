package nl.druif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Where everything the suite keeps lies; one suite at a time runs from it. */
final class Folder implements AutoCloseable {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int MOST_LOOKS = 20;

    private final Path path;
    private final FileChannel channel;

    private Folder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes the folder if it is not there, and takes it for this process. */
    static Folder taken(Path path) {
        try {
            if (Files.notExists(path)) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.createDirectory(path, OWNER_ONLY);
            }
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new CannotStart(
                        "Druif already runs on the data in " + path
                                + ". Stop it there with Ctrl-C, or start this one elsewhere with --directory=<folder> --port-offset=100 (under Maven: -Ddruif.directory=… -Ddruif.port-offset=…).");
            }
            return new Folder(path.toAbsolutePath(), channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + path + " for data.", e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path directory(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes all that is kept, except the lock that says the folder is ours. */
    void wipe() {
        try (var inside = Files.walk(path)) {
            for (var each : inside.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(path) && !each.endsWith("lock")) {
                    Files.delete(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot wipe " + path + ".", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** A killed suite takes a moment to let go. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        for (var look = 0; look < MOST_LOOKS; look++) {
            try {
                var lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException takenByThisProcess) {
                return null;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return null;
    }
}

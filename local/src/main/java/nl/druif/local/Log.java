package nl.druif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the launcher and the servers inside it have to complain about goes to a file; the screen stays for people. */
final class Log {
    private static final int LARGEST = 10_000_000;

    private Log() {}

    static void writtenTo(Path file) {
        try {
            var handler = new FileHandler(file.toString(), LARGEST, 1, true);
            handler.setFormatter(new SimpleFormatter());
            handler.setLevel(Level.WARNING);
            LogManager.getLogManager().reset();
            Logger.getLogger("").addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ".", e);
        }
    }
}

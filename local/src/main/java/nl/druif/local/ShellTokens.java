package nl.druif.local;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Everybody's token, and where the services are, as variables for a shell. */
final class ShellTokens {
    private ShellTokens() {}

    /** Writes the file for a shell to source. Its tokens are worth as much as passwords while they live. */
    static Path written(Suite suite) {
        var file = suite.folder().resolve("tokens");
        var lines = suite.people().accounts().stream()
                .map(account ->
                        account.username().toUpperCase(Locale.ROOT) + "='" + suite.token(account.username()) + "'\n")
                .collect(joining());
        try {
            Files.writeString(OwnersOnly.made(file), lines);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

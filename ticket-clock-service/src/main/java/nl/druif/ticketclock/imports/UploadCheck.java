package nl.druif.ticketclock.imports;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Language;

/** Looks at a file before it is taken: a wrong mapping is told at once, not after an hour. */
final class UploadCheck {
    private static final int SAMPLE = 1_000;
    private static final long CHARSET_LOOKED_AT = 16L * 1024 * 1024;
    private static final Pattern DAY_OR_MONTH_FIRST = Pattern.compile("\\d{1,2}([-/.])\\d{1,2}\\1\\d{4}(\\D.{0,40})?");

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
        var sample = sample(file, read);
        if (read.charset().isEmpty() && read.format() != FileFormat.XES) {
            checkCharset(file);
        }
        checkRows(sample, read);
        return new Upload(name, mapping, dryRun, Files.size(file), sha256(file), file);
    }

    /** Its first rows. A file that goes wrong behind the first of them is taken: its import says where. */
    private List<Row> sample(Path file, Mapping mapping) {
        var sample = new ArrayList<Row>();
        try (var content = Files.newInputStream(file)) {
            var rows = Table.rows(content, mapping, mostUnpacked, json);
            for (var row = rows.next(); row.isPresent() && sample.size() < SAMPLE; row = rows.next()) {
                sample.add(row.get());
            }
        } catch (BrokenXml broken) {
            if (sample.isEmpty()) {
                throw new Faulty(noXes(broken));
            }
        } catch (IOException unreadable) {
            if (sample.isEmpty()) {
                throw new Faulty(new Fault("/file", "NOT_A_TABLE", "The file is no text, and no whole gzip of one."));
            }
        }
        return sample;
    }

    private static Fault noXes(BrokenXml broken) {
        return new Fault("/file", "NOT_XES", Failure.told(Failure.stored(broken), Language.EN))
                .with("why", Failure.told(Failure.stored(broken), Language.NL));
    }

    private void checkCharset(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            Utf8.firstOther(Table.bytes(content, mostUnpacked), CHARSET_LOOKED_AT)
                    .ifPresent(other -> {
                        throw new Faulty(new Fault(
                                        "/file",
                                        "NOT_UTF_8",
                                        "Line " + other.line() + " holds the byte " + other.hex() + " (byte "
                                                + other.at()
                                                + " of the file), which is no UTF-8. Say with charset how the file is"
                                                + " written; windows-1252 is likely.")
                                .with("line", other.line())
                                .with("byte", other.hex())
                                .with("at", other.at()));
                    });
        } catch (ZipException | EOFException cutOff) {
            // Its import tells that it is no whole gzip.
            return;
        }
    }

    private static void checkRows(List<Row> sample, Mapping mapping) {
        var readable = sample.stream().filter(row -> row.broken().isEmpty()).toList();
        if (readable.isEmpty() && mapping.format() == FileFormat.NDJSON && !sample.isEmpty()) {
            throw new Faulty(new Fault("/file", "NOT_NDJSON", "None of the first lines of the file is a JSON object."));
        }
        if (readable.isEmpty()) {
            return;
        }
        var faults = new Faults();
        mapping.needed().forEach((at, name) -> {
            if (readable.stream().allMatch(row -> row.cell().apply(name).isEmpty())) {
                faults.add(nowhere(at, name, readable));
            }
        });
        mapping.momentsAt()
                .forEach((at, name) -> dayOrMonthFirst(readable, name)
                        .ifPresent(text -> faults.check(
                                mapping.reads(text),
                                new Fault(
                                                "/dateFormat",
                                                "DAY_OR_MONTH_FIRST",
                                                "The file writes a moment as \"" + text
                                                        + "\": say with dateFormat what comes first, such as d-M-yyyy HH:mm.")
                                        .with("given", text))));
        faults.refuse();
    }

    private static Fault nowhere(String at, String name, List<Row> rows) {
        var known = Header.shown(rows.get(0).names());
        return new Fault(
                        at,
                        "UNKNOWN_COLUMN",
                        "None of the first rows has \"" + name + "\"; the first has: " + known + ".")
                .with("kind", "nowhere")
                .with("column", name)
                .with("known", known);
    }

    private static Optional<String> dayOrMonthFirst(List<Row> rows, String name) {
        return rows.stream()
                .map(row -> row.cell().apply(name))
                .filter(text -> DAY_OR_MONTH_FIRST.matcher(text).matches())
                .findFirst();
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

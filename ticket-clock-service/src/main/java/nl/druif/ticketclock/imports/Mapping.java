package nl.druif.ticketclock.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.ticketclock.mapping.Constants;
import nl.druif.ticketclock.mapping.MomentFormat;
import nl.druif.ticketclock.mapping.Pointer;
import nl.druif.ticketclock.mapping.StatusMeaning;
import nl.druif.ticketclock.mapping.Vocabulary;

/**
 * How the rows of a file say what happened: one row is one event, or tells of one outage.
 *
 * @param source     the system the file comes from, in which its event ids are unique
 * @param zone       where times without an offset were written down
 * @param dateFormat of every moment in the file
 * @param format     decides what its columns are called: a heading in CSV, a JSON pointer in NDJSON, in XES the key of an
 *                   attribute, behind {@code case:} if it is one of the trace
 * @param charset    left out: UTF-8; for XES what the file says of itself
 * @param missing    what the file writes for "nothing", beside an empty cell
 * @param columns    for a file of events
 * @param outages    for a file of outages and maintenance windows
 * @param statuses   what each status means; {@code *} stands for every other one
 * @param priorities the names that agreements use, by those of the file; one that is not listed keeps its name
 */
record Mapping(
        @NotBlank @Size(max = 100) String source,
        ZoneId zone,
        @JsonProperty(defaultValue = "\"ISO\"") MomentFormat dateFormat,

        @JsonProperty(defaultValue = "\"CSV\"") FileFormat format,

        Optional<@Size(max = 40) String> charset,

        @JsonProperty(defaultValue = "\",\"") @Size(min = 1, max = 1)
        String separator,

        Optional<@NotBlank @Size(max = 20) String> missing,
        Optional<Columns> columns,
        Optional<OutageColumns> outages,
        Optional<Constants> constants,
        @Size(max = 200) Map<String, StatusMeaning> statuses,
        @Size(max = 200) Map<String, @NotBlank @Size(max = 100) String> priorities) {
    private static final Pattern NEEDED =
            Pattern.compile("/columns/(ticket|sourceEventId/\\d+|occurredAt)|/outages/(sourceOutageId/\\d+|from)");
    private static final Set<String> SEPARATORS = Set.of(",", ";", "\t", "|");
    private static final Set<String> CHARSETS =
            Set.of("UTF-8", "UTF-16", "windows-1252", "ISO-8859-1", "ISO-8859-15", "US-ASCII");

    Mapping {
        statuses = Map.copyOf(statuses);
        priorities = Map.copyOf(priorities);
        var faults = new Faults();
        charset.filter(given -> !CHARSETS.contains(given)).ifPresent(given -> faults.add(unknownCharset(given)));
        checkNames(faults, format, columns, outages);
        if (columns.isEmpty() && outages.isEmpty()) {
            faults.add(new Fault("/columns", "REQUIRED", "A value is needed here.").with("kind", "json"));
        }
        if (!statuses.isEmpty() && columns.flatMap(Columns::status).isEmpty()) {
            faults.add(new Fault("/columns/status", "REQUIRED", "The statuses need a column to be read from.")
                    .with("kind", "statuses"));
        }
        faults.check(
                        SEPARATORS.contains(separator),
                        "/separator",
                        "UNKNOWN_SEPARATOR",
                        "Cells are separated by a comma, a semicolon, a tab or a bar.")
                .check(
                        columns.isEmpty() || outages.isEmpty(),
                        "/outages",
                        "ONE_KIND_OF_ROWS",
                        "A file is one of events, with columns, or one of outages.")
                .check(
                        columns.isEmpty() || columns.flatMap(Columns::type).isPresent() || !statuses.isEmpty(),
                        "/statuses",
                        "NO_EVENT_TYPE",
                        "Without a type column the statuses have to say what happened.")
                .refuse();
    }

    private static Fault unknownCharset(String charset) {
        var known = String.join(", ", new TreeSet<>(CHARSETS));
        return new Fault("/charset", "UNKNOWN_CHARSET", charset + " is not one of " + known + ".")
                .with("given", charset)
                .with("known", known);
    }

    private static void checkNames(
            Faults faults, FileFormat format, Optional<Columns> columns, Optional<OutageColumns> outages) {
        if (format == FileFormat.NDJSON) {
            headings(columns, outages)
                    .forEach((at, name) -> faults.check(
                            Pointer.isPointer(name),
                            new Fault(at, "NO_POINTER", "\"" + name + "\" is no JSON pointer, such as /ticket/number.")
                                    .with("kind", "row")
                                    .with("given", name)));
        }
    }

    /** What every row needs: without one of these none can be read. */
    Map<String, String> needed() {
        var needed = new LinkedHashMap<>(headings());
        needed.keySet().removeIf(at -> !NEEDED.matcher(at).matches());
        return needed;
    }

    /** Where moments stand that every row has. */
    Map<String, String> momentsAt() {
        var moments = needed();
        moments.keySet().removeIf(at -> !at.endsWith("/occurredAt") && !at.endsWith("/from"));
        return moments;
    }

    /** Whether this is a moment, or at least written as one is. */
    boolean reads(String text) {
        return vocabulary().moment(text).isPresent() || dateFormat != MomentFormat.ISO;
    }

    /** Every heading that has to be there, by the pointer at which the mapping names it. */
    Map<String, String> headings() {
        return headings(columns, outages);
    }

    private static Map<String, String> headings(Optional<Columns> columns, Optional<OutageColumns> outages) {
        return columns.map(Columns::byPointer)
                .or(() -> outages.map(OutageColumns::byPointer))
                .orElse(Map.of());
    }

    @JsonIgnore
    Vocabulary vocabulary() {
        return new Vocabulary(source, zone, List.of(dateFormat), constants, statuses, priorities);
    }

    @JsonIgnore
    Charset encoding() {
        return Charset.forName(charsetName());
    }

    @JsonIgnore
    String charsetName() {
        return charset.orElse("UTF-8");
    }

    /** Why a row is no text in the charset of this mapping. */
    Optional<Fault> objection(String raw) {
        return raw.indexOf('\uFFFD') < 0 && raw.indexOf('\0') < 0
                ? Optional.empty()
                : Optional.of(new Fault(
                                "",
                                "ROW_NOT_IN_CHARSET",
                                "The row holds bytes that are no characters in " + charsetName()
                                        + "; the mapping's charset may be wrong: try " + likelierCharset() + ".")
                        .with("charset", charsetName())
                        .with("likelier", likelierCharset()));
    }

    /** What a file is most often written in that makes no sense in the charset of this mapping. */
    @JsonIgnore
    String likelierCharset() {
        return charsetName().equals("UTF-8") ? "windows-1252" : "UTF-8";
    }
}

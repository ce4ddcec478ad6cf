package nl.druif.ticketclock.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.ticketclock.mapping.Constants;
import nl.druif.ticketclock.mapping.MomentFormat;
import nl.druif.ticketclock.mapping.StatusMeaning;
import nl.druif.ticketclock.mapping.Vocabulary;

/**
 * How the rows of a file say what happened: one row is one event, or tells of one outage.
 *
 * @param source     the system the file comes from, in which its event ids are unique
 * @param zone       where times without an offset were written down
 * @param dateFormat of every moment in the file
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

        @JsonProperty(defaultValue = "\"UTF-8\"") @Size(max = 40)
        String charset,

        @JsonProperty(defaultValue = "\",\"") @Size(min = 1, max = 1)
        String separator,

        Optional<@NotBlank @Size(max = 20) String> missing,
        Optional<Columns> columns,
        Optional<OutageColumns> outages,
        Optional<Constants> constants,
        @Size(max = 200) Map<String, StatusMeaning> statuses,
        @Size(max = 200) Map<String, @NotBlank @Size(max = 100) String> priorities) {
    private static final Set<String> SEPARATORS = Set.of(",", ";", "\t", "|");
    private static final Set<String> CHARSETS =
            Set.of("UTF-8", "UTF-16", "windows-1252", "ISO-8859-1", "ISO-8859-15", "US-ASCII");

    Mapping {
        statuses = Map.copyOf(statuses);
        priorities = Map.copyOf(priorities);
        var faults = new Faults();
        if (!CHARSETS.contains(charset)) {
            faults.add(unknownCharset(charset));
        }
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

    /** Every heading that has to be there, by the pointer at which the mapping names it. */
    Map<String, String> headings() {
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
        return Charset.forName(charset);
    }

    /** What a file is most often written in that makes no sense in the charset of this mapping. */
    @JsonIgnore
    String likelierCharset() {
        return charset.equals("UTF-8") ? "windows-1252" : "UTF-8";
    }
}

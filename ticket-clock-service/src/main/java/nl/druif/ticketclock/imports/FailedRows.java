package nl.druif.ticketclock.imports;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.druif.foundation.problem.Fault;

/** Failed rows as CSV for spreadsheets (RFC 4180). */
final class FailedRows {
    static final String HEADER = "row,column,reason,raw\r\n";

    private FailedRows() {}

    /** @param sentence what is wrong, as its reader speaks */
    static String csv(List<FailedRow> rows, Function<Fault, String> sentence) {
        return rows.stream()
                .map(row -> String.join(
                        ",",
                        String.valueOf(row.row()),
                        cell(row.column().orElse("")),
                        cell(sentence.apply(row.why())),
                        cell(row.raw())))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
    }

    /** What a spreadsheet would take for a formula is made text by a quote in front (OWASP ASVS 1.2.10). */
    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r\0".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}

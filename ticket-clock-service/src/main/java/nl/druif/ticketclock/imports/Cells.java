package nl.druif.ticketclock.imports;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.druif.foundation.problem.Fault;

/** The cells of one row, by their columns. */
final class Cells {
    private final Row row;
    private final Mapping mapping;

    /** @throws BadCell when it has none to speak of */
    Cells(Row row, Mapping mapping) {
        this.row = row;
        this.mapping = mapping;
        row.broken().ifPresent(why -> {
            throw new BadCell(Optional.empty(), why);
        });
    }

    String raw(String column) {
        return row.cell().apply(column);
    }

    boolean says(String column) {
        var cell = raw(column);
        return !cell.isEmpty() && !mapping.missing().filter(cell::equals).isPresent();
    }

    String required(String column, int longest) {
        if (!says(column)) {
            throw new BadCell(Optional.of(column), new Fault("", "VALUE_NEEDED", "A value is needed here."));
        }
        return bounded(column, raw(column), longest);
    }

    String bounded(String column, String text, int longest) {
        if (text.length() > longest) {
            throw new BadCell(
                    Optional.of(column),
                    new Fault("", "TEXT_TOO_LONG", "The text is longer than " + longest + " characters.")
                            .with("most", longest));
        }
        return text;
    }

    Instant moment(String column) {
        var text = required(column, 64);
        var words = mapping.vocabulary();
        return words.moment(text)
                .orElseThrow(() -> new BadCell(
                        Optional.of(column),
                        new Fault(
                                        "",
                                        "NO_SUCH_MOMENT",
                                        "\"" + text + "\" is no moment written as " + words.waysToWriteMoments() + ".")
                                .with("given", text)
                                .with("formats", words.waysToWriteMoments())));
    }

    long number(String column) {
        var text = required(column, 19);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new BadCell(
                    Optional.of(column),
                    new Fault("", "NO_WHOLE_NUMBER", "\"" + text + "\" is no whole number.").with("given", text));
        }
    }

    <E extends Enum<E>> Optional<E> label(String column, Class<E> labels) {
        if (!says(column)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Enum.valueOf(labels, raw(column)));
        } catch (IllegalArgumentException unknown) {
            throw unknown(
                    column,
                    bounded(column, raw(column), 100),
                    Arrays.stream(labels.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
        }
    }

    boolean isTrue(String column) {
        var said = bounded(column, raw(column), 100);
        if (!said.equals("true") && !said.equals("false")) {
            throw unknown(column, said, "true, false");
        }
        return said.equals("true");
    }

    private static BadCell unknown(String column, String given, String known) {
        return new BadCell(
                Optional.of(column),
                new Fault("", "UNKNOWN_LABEL", "\"" + given + "\" is not one of " + known + ".")
                        .with("given", given)
                        .with("known", known));
    }
}

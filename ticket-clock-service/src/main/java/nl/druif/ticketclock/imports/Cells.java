package nl.druif.ticketclock.imports;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

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
            throw new BadCell(Optional.of(column), "A value is needed here.");
        }
        return bounded(column, raw(column), longest);
    }

    String bounded(String column, String text, int longest) {
        if (text.length() > longest) {
            throw new BadCell(Optional.of(column), "The text is longer than " + longest + " characters.");
        }
        return text;
    }

    Instant moment(String column) {
        var text = required(column, 64);
        var words = mapping.vocabulary();
        return words.moment(text)
                .orElseThrow(() -> new BadCell(
                        Optional.of(column),
                        "\"" + text + "\" is no moment written as " + words.waysToWriteMoments() + "."));
    }

    long number(String column) {
        var text = required(column, 19);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new BadCell(Optional.of(column), "\"" + text + "\" is no whole number.");
        }
    }

    <E extends Enum<E>> Optional<E> label(String column, Class<E> labels) {
        if (!says(column)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Enum.valueOf(labels, raw(column)));
        } catch (IllegalArgumentException unknown) {
            throw new BadCell(
                    Optional.of(column),
                    "\"" + bounded(column, raw(column), 100) + "\" is not one of "
                            + Arrays.toString(labels.getEnumConstants()) + ".");
        }
    }
}

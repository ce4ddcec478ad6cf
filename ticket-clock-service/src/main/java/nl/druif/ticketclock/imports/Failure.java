package nl.druif.ticketclock.imports;

import java.io.IOException;
import java.util.Arrays;
import nl.druif.foundation.problem.Language;

/** Why an import failed. */
enum Failure {
    TOO_LARGE(
            "Het bestand is niet tot het eind te lezen: uitgepakt is het groter dan hier wordt aangenomen.",
            "The file cannot be read to its end: unpacked it is larger than what is taken here."),
    CUT_OFF(
            "Het bestand is niet tot het eind te lezen: het is geen heel gzip-bestand.",
            "The file cannot be read to its end: it is no whole gzip.");

    private final String nl;
    private final String en;

    Failure(String nl, String en) {
        this.nl = nl;
        this.en = en;
    }

    static Failure of(IOException broken) {
        return broken instanceof Bounded.TooLarge ? TOO_LARGE : CUT_OFF;
    }

    String in(Language language) {
        return switch (language) {
            case NL -> nl;
            case EN -> en;
        };
    }

    /** What was stored as a sentence, before sentences had a language, is told as it stands. */
    static String told(String stored, Language language) {
        return Arrays.stream(values())
                .filter(failure -> failure.name().equals(stored))
                .findFirst()
                .map(failure -> failure.in(language))
                .orElse(stored);
    }
}

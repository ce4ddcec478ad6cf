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
            "The file cannot be read to its end: it is no whole gzip."),
    BROKEN_XML(
            "Het bestand is niet tot het eind te lezen: op regel {line}, teken {column} is het geen XML meer.",
            "The file cannot be read to its end: at line {line}, column {column} it is no XML any more."),
    NO_XES(
            "Het bestand is geen XES: op regel {line}, teken {column} staat iets dat daar niet in voorkomt.",
            "The file is no XES: at line {line}, column {column} stands something that does not occur in it."),
    XML_WITH_DTD(
            "Het bestand wordt niet gelezen: op regel {line}, teken {column} staat een documenttype of een entiteit.",
            "The file is not read: at line {line}, column {column} stands a document type or an entity."),
    XML_TOO_DEEP(
            "Het bestand wordt niet gelezen: op regel {line}, teken {column} is het te diep genest.",
            "The file is not read: at line {line}, column {column} it is nested too deeply."),
    XML_PIECE_TOO_LARGE(
            "Het bestand wordt niet gelezen: na regel {line}, teken {column} staat een te groot stuk zonder onderbreking.",
            "The file is not read: after line {line}, column {column} stands too large a piece in one.");

    private final String nl;
    private final String en;

    Failure(String nl, String en) {
        this.nl = nl;
        this.en = en;
    }

    /** Its name, and the place if there is one. */
    static String stored(IOException broken) {
        if (broken instanceof BrokenXml xml) {
            return xml.why() + " " + xml.line() + " " + xml.column();
        }
        return (broken instanceof Bounded.TooLarge ? TOO_LARGE : CUT_OFF).name();
    }

    String in(Language language) {
        return switch (language) {
            case NL -> nl;
            case EN -> en;
        };
    }

    /** What was stored as a sentence, before sentences had a language, is told as it stands. */
    static String told(String stored, Language language) {
        var parts = stored.split(" ", 3);
        return Arrays.stream(values())
                .filter(failure -> failure.name().equals(parts[0]))
                .findFirst()
                .map(failure -> failure.in(language))
                .map(sentence -> parts.length < 3
                        ? sentence
                        : sentence.replace("{line}", parts[1]).replace("{column}", parts[2]))
                .orElse(stored);
    }
}

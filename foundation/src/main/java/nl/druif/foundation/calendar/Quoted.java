package nl.druif.foundation.calendar;

/** What a client wrote, said back in a message: never longer than one can read, never with control characters. */
final class Quoted {
    private static final int READABLE = 60;

    private Quoted() {}

    static String part(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= READABLE ? plain : plain.substring(0, READABLE) + "…";
    }
}

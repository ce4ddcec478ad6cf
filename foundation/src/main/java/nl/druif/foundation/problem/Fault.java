package nl.druif.foundation.problem;

/**
 * One thing wrong with what a client sent.
 *
 * @param pointer RFC 6901, relative to the value that found the fault ({@code ""} is that value itself)
 * @param code    UPPER_SNAKE, stable
 * @param detail  a sentence with the value that was given and what would be right
 */
public record Fault(String pointer, String code, String detail) {

    /** The same fault, seen from the value that holds the faulty one at {@code parent} (also a pointer). */
    public Fault under(String parent) {
        return new Fault(parent + pointer, code, detail);
    }
}
